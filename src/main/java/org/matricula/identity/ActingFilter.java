package org.matricula.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Binds the acting person to the request: one post at a time, read anew each time, so that a post
/// taken away ends with the next request.
class ActingFilter extends OncePerRequestFilter {

    /// Session attribute and API header naming the chosen post.
    static final String POST = "X-Post";

    private final Accounts accounts;
    private final ObjectProvider<Reach> reach;
    private final Clock clock;

    ActingFilter(Accounts accounts, ObjectProvider<Reach> reach, Clock clock) {
        this.accounts = accounts;
        this.reach = reach;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof SignedIn signedIn)) {
            chain.doFilter(request, response);
            return;
        }
        var standing = accounts.standing(signedIn.account());
        if (standing.isEmpty()) {
            forget(request);
            chain.doFilter(request, response);
            return;
        }
        var actor = actor(signedIn.account(), standing.get().name(), request);
        try {
            Acting.<@Nullable Void, Exception>call(
                    actor,
                    () -> {
                        chain.doFilter(request, response);
                        return null;
                    });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static void forget(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private Actor actor(UUID account, String name, HttpServletRequest request) {
        var posts = accounts.posts(account, LocalDate.now(clock));
        var post = chosen(posts, request);
        var origin = request.getRemoteAddr();
        return post.map(
                        it ->
                                new Actor(
                                        account,
                                        name,
                                        it.role(),
                                        it.unitId(),
                                        scope(account, it),
                                        origin))
                .orElseGet(
                        () -> new Actor(account, name, "none", null, Scope.NOTHING, origin));
    }

    private static Optional<Accounts.HeldPost> chosen(
            List<Accounts.HeldPost> posts, HttpServletRequest request) {
        var session = request.getSession(false);
        var wish = request.getHeader(POST) != null
                ? request.getHeader(POST)
                : session == null ? null : (String) session.getAttribute(POST);
        return posts.stream()
                .filter(it -> it.id().toString().equals(wish))
                .findFirst()
                .or(() -> posts.stream().findFirst());
    }

    private Scope scope(UUID account, Accounts.HeldPost post) {
        return reach.stream()
                .flatMap(it -> it.of(account, post.role()).stream())
                .findFirst()
                .orElseGet(
                        () ->
                                switch (post.role()) {
                                    case "student", "guardian" -> Scope.NOTHING;
                                    default -> new Scope(post.lo(), post.hi(), List.of());
                                });
    }
}
