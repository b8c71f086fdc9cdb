package org.matricula.outward;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;

/// Where the server may be made to send something. Without a second thought it would fetch for a
/// stranger what only it can reach: the machine itself, the school's inner network, the metadata of
/// its host.
public final class PublicAddress {

    /// What stands against an address, by its refusal's code.
    public static final String SHAPE = "exchange.hook-address";

    public static final String TLS = "exchange.hook-tls";
    public static final String UNKNOWN = "exchange.hook-unknown";
    public static final String INNER = "exchange.hook-inner";

    /// The metadata of machines hosted with those who do not keep them at the link.
    private static final Set<InetAddress> METADATA =
            Set.of(
                    InetAddress.ofLiteral("100.100.100.200"),
                    InetAddress.ofLiteral("192.0.0.192"),
                    InetAddress.ofLiteral("fd00:ec2::254"));

    private PublicAddress() {}

    /// An address with what its name was found to be.
    ///
    /// @param found where to connect; the name is not looked up again
    public record Judged(URI uri, List<InetAddress> found) {

        public Judged {
            found = List.copyOf(found);
        }
    }

    /// Asked when it is entered, and again before each delivery, for names can be made to point
    /// elsewhere: what is connected to is what was judged here.
    ///
    /// @param inside whether the inner network is allowed for it
    /// @throws Refused if nothing may be sent there
    public static Judged checked(String address, boolean inside) {
        var uri = parsed(address);
        if (!inside && !"https".equals(uri.getScheme())) {
            throw refused(TLS);
        }
        var found = addresses(uri.getHost());
        if (Arrays.stream(found).anyMatch(it -> !reachable(it, inside))) {
            throw refused(INNER);
        }
        return new Judged(uri, List.of(found));
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
    public static boolean reachable(InetAddress it, boolean inside) {
        if (METADATA.contains(it)
                || it.isLinkLocalAddress()
                || it.isAnyLocalAddress()
                || it.isMulticastAddress()
                || carried(it).stream().anyMatch(within -> !reachable(within, inside))) {
            return false;
        }
        var inner = it.isLoopbackAddress() || it.isSiteLocalAddress() || special(it);
        return inside || !inner;
    }

    /// The addresses of four bytes that one of sixteen stands for on its way: translated
    /// (64:ff9b::/96, 64:ff9b:1::/48), 6to4 (2002::/16), Teredo (2001::/32, server and client),
    /// ISATAP, and the old compatible ones. What is out of reach is so under any of its names.
    public static List<InetAddress> carried(InetAddress it) {
        if (!(it instanceof Inet6Address)) {
            return List.of();
        }
        var b = it.getAddress();
        if (begins(b, 0x20, 0x02)) {
            return List.of(four(b, 2, 0));
        }
        if (begins(b, 0x20, 0x01, 0, 0)) {
            return List.of(four(b, 4, 0), four(b, 12, 0xff));
        }
        var isatap = (b[8] & 0xfd) == 0 && b[9] == 0 && b[10] == 0x5e && (b[11] & 0xff) == 0xfe;
        var compatible =
                begins(b, new int[12]) && !it.isLoopbackAddress() && !it.isAnyLocalAddress();
        return begins(b, 0, 0x64, 0xff, 0x9b) || isatap || compatible
                ? List.of(four(b, 12, 0))
                : List.of();
    }

    private static boolean begins(byte[] bytes, int... with) {
        for (var at = 0; at < with.length; at++) {
            if ((bytes[at] & 0xff) != with[at]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress four(byte[] bytes, int at, int turned) {
        var four = new byte[4];
        for (var n = 0; n < 4; n++) {
            four[n] = (byte) (bytes[at + n] ^ turned);
        }
        try {
            return InetAddress.getByAddress(four);
        } catch (UnknownHostException never) {
            throw new IllegalStateException(never);
        }
    }

    private static boolean special(InetAddress it) {
        var bytes = it.getAddress();
        return switch (it) {
            case Inet4Address four -> specialFour(bytes);
            // unique local fc00::/7; what carries another address is nobody's public one
            case Inet6Address six -> (bytes[0] & 0xfe) == 0xfc || !carried(it).isEmpty();
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
