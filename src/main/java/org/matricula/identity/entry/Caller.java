package org.matricula.identity.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/// Where a try to sign in comes from.
///
/// @param device the mark a browser carries after it once signed in; null for a stranger
public record Caller(String address, @Nullable String device) implements Serializable {

    static final String COOKIE = "MATRICULA_DEVICE";

    static Caller of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return new Caller(request.getRemoteAddr(), cookie == null ? null : cookie.getValue());
    }
}
