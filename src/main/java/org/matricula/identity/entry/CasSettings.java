package org.matricula.identity.entry;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// 统一身份认证 by CAS; off unless a server is named.
///
/// @param server such as `https://cas.example.edu.cn/cas`
/// @param service this program's own address of `/sign-in/cas`, as browsers reach it
@ConfigurationProperties("matricula.cas")
record CasSettings(@Nullable String server, @Nullable String service) {

    boolean configured() {
        return server != null && !server.isBlank() && service != null && !service.isBlank();
    }
}
