package io.luoshi.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from. */
final class Caller {

    private static final int GROUPS_OF_A_NETWORK = 4;

    private Caller() {}

    static String of(HttpServletRequest request) {
        return ofAddress(request.getRemoteAddr());
    }

    /** An IPv6 client owns a whole /64 network and could use a new address for every request; the network counts. */
    static String ofAddress(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        // Tomcat writes IPv6 addresses in full, without "::".
        String[] groups = address.split(":", GROUPS_OF_A_NETWORK + 1);
        return groups.length <= GROUPS_OF_A_NETWORK
                ? address
                : address.substring(0, address.length() - groups[4].length());
    }
}
