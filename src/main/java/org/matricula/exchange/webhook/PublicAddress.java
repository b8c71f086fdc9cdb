package org.matricula.exchange.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;

/// Where the server may be made to send something. Without a second thought it would fetch for a
/// stranger what only it can reach: the machine itself, the school's inner network, the metadata of
/// its host.
final class PublicAddress {

    /// What stands against an address, by its refusal's code.
    static final String SHAPE = "exchange.hook-address";

    static final String TLS = "exchange.hook-tls";
    static final String UNKNOWN = "exchange.hook-unknown";
    static final String INNER = "exchange.hook-inner";

    /// The metadata of machines hosted with those who do not keep them at the link.
    private static final Set<InetAddress> METADATA =
            Set.of(
                    InetAddress.ofLiteral("100.100.100.200"),
                    InetAddress.ofLiteral("192.0.0.192"),
                    InetAddress.ofLiteral("fd00:ec2::254"));

    private PublicAddress() {}

    /// Asked when it is entered, and again before each delivery, for names can be made to point
    /// elsewhere. What is looked up here is what the JDK connects to a moment later: it remembers
    /// answers for half a minute.
    ///
    /// @param inside whether the inner network is allowed for it
    /// @throws Refused if nothing may be sent there
    static URI checked(String address, boolean inside) {
        var uri = parsed(address);
        if (!inside && !"https".equals(uri.getScheme())) {
            throw refused(TLS);
        }
        var found = addresses(uri.getHost());
        if (Arrays.stream(found).anyMatch(it -> !reachable(it, inside))) {
            throw refused(INNER);
        }
        return uri;
    }

    private static URI parsed(String address) {
        try {
            var uri = URI.create(address.strip());
            if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException notOne) {
            // told below
        }
        throw refused(SHAPE);
    }

    private static InetAddress[] addresses(String host) {
        try {
            return InetAddress.getAllByName(host.replaceAll("^\\[|]$", ""));
        } catch (UnknownHostException nowhere) {
            throw refused(UNKNOWN);
        }
    }

    /// The link's own addresses and the metadata of a hosted machine are never allowed.
    static boolean reachable(InetAddress it, boolean inside) {
        if (METADATA.contains(it)
                || it.isLinkLocalAddress()
                || it.isAnyLocalAddress()
                || it.isMulticastAddress()) {
            return false;
        }
        var inner = it.isLoopbackAddress() || it.isSiteLocalAddress() || special(it);
        return inside || !inner;
    }

    private static boolean special(InetAddress it) {
        var bytes = it.getAddress();
        return switch (it) {
            case Inet4Address four -> specialFour(bytes);
            // unique local fc00::/7; 6to4 and the translated 64:ff9b::/96 carry another address
            case Inet6Address six ->
                    (bytes[0] & 0xfe) == 0xfc
                            || bytes[0] == 0x20 && bytes[1] == 0x02
                            || bytes[0] == 0 && bytes[1] == 0x64;
            default -> true;
        };
    }

    private static boolean specialFour(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first == 0
                || first == 100 && second >= 64 && second < 128
                || first == 192 && second == 0
                || first == 198 && (second == 18 || second == 19)
                || first >= 240;
    }

    private static Refused refused(String code) {
        return new Refused(Refusal.input("address", code));
    }
}
