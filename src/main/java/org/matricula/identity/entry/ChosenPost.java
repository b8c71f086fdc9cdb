package org.matricula.identity.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which of their posts somebody acts under: the API says it in a header, a page remembers it in
/// the session, and without either it is the first.
public final class ChosenPost {

    public static final String HEADER = "X-Post";
    private static final String KEY = "post";

    private ChosenPost() {}

    static Optional<Posts.Held> among(List<Posts.Held> posts, HttpServletRequest request) {
        var header = request.getHeader(HEADER);
        var wish = header == null ? remembered(request) : header;
        return posts.stream()
                .filter(it -> it.id().toString().equals(wish))
                .findFirst()
                .or(() -> header == null ? posts.stream().findFirst() : Optional.empty());
    }

    private static @Nullable String remembered(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(KEY);
    }

    public static void remember(UUID post, HttpServletRequest request) {
        request.getSession().setAttribute(KEY, post.toString());
    }
}
