package org.matricula.page;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// How often one address may ask what is open to everybody: the server's time can be taken, and
/// codes be tried. Counted by each server for itself, a minute at a time. Of an address of IPv6 the
/// network counts (its first 64 bits): whoever has one address there has all of them.
public final class Rate {

    private static final int MINUTE = 60;
    private static final int NETWORK = 8;

    private final Clock clock;
    private final int most;
    private final Map<String, Integer> asked = new HashMap<>();
    private long minute;

    /// @param most how often within a minute
    public Rate(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /// @throws ResponseStatusException if it may not ask now
    public void take(String address) {
        if (wait(address) > 0) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    /// @return 0 if it may ask now, else the seconds after which it may again
    public synchronized long wait(String address) {
        var now = clock.instant().getEpochSecond();
        if (now / MINUTE != minute) {
            minute = now / MINUTE;
            asked.clear();
        }
        return asked.merge(from(address), 1, Integer::sum) <= most ? 0 : MINUTE - now % MINUTE;
    }

    /// Literal addresses alone: no name is looked up.
    static String from(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            var it = InetAddress.ofLiteral(address.replaceAll("^\\[|]$|%.*$", ""));
            return it instanceof Inet6Address
                    ? HexFormat.of().formatHex(it.getAddress(), 0, NETWORK)
                    : it.getHostAddress();
        } catch (IllegalArgumentException unread) {
            return address;
        }
    }
}
