package org.matricula.portal.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.page.ApiProblems;
import org.matricula.portal.door.KeptAnswers.Kept;
import org.matricula.vault.Vault;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Takes no body that would fill the memory; and 幂等: a creating request that is sent again with its
/// key is answered as it was the first time, and nothing is made twice. The key belongs to the
/// account, for a day; with another body it is refused, and so is a twin while the first is under
/// way.
///
/// A refused request changed nothing, so its key is free again. If the program dies between the act
/// and its answer the key stays taken: nobody can say any more what became of the act, and asking
/// again must not repeat it.
public class OnceOnlyFilter extends OncePerRequestFilter {

    public static final String KEY = "Idempotency-Key";
    public static final int LONGEST = 200;
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private final KeptAnswers answers;
    private final Vault vault;
    private final ApiProblems problems;

    OnceOnlyFilter(KeptAnswers answers, Vault vault, ApiProblems problems) {
        this.answers = answers;
        this.vault = vault;
        this.problems = problems;
    }

    /// Every POST of the interface but the one that signs in, for a token is told once, and answers
    /// to questionnaires: what was sent could be found again from the digest, and they are taken
    /// once anyway.
    public static boolean serves(String method, String path) {
        return method.equals("POST")
                && path.startsWith("/api/v1/")
                && !path.equals("/api/v1/tokens")
                && !path.startsWith("/api/v1/own-surveys/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest asked, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var request = ReadBody.of(asked);
        if (request.tooLong()) {
            problems.write(HttpStatus.CONTENT_TOO_LARGE, "request.too-long", request, response);
            return;
        }
        var key = request.getHeader(KEY);
        var account = Acting.ifAny().map(Actor::account).orElse(null);
        if (key == null
                || account == null
                || !serves(request.getMethod(), request.getRequestURI())) {
            chain.doFilter(request, response);
        } else if (key.isBlank() || key.length() > LONGEST) {
            problems.write(HttpStatus.BAD_REQUEST, "request.key", request, response);
        } else {
            once(account, key, request, response, chain);
        }
    }

    private void once(
            UUID account,
            String key,
            ReadBody request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var digest = Objects.requireNonNull(vault.digest("request", request.fingerprint()));
        var known = answers.begin(account, key, digest);
        if (known.isEmpty()) {
            perform(account, key, digest, request, response, chain);
        } else if (!MessageDigest.isEqual(known.get().digest(), digest)) {
            problems.write(HttpStatus.CONFLICT, "request.key-reused", request, response);
        } else if (known.get().status() == null) {
            problems.write(HttpStatus.CONFLICT, "request.key-busy", request, response);
        } else {
            again(account, known.get(), response);
        }
    }

    private void perform(
            UUID account,
            String key,
            byte[] digest,
            ReadBody request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var caught = new ContentCachingResponseWrapper(response);
        var done = false;
        try {
            chain.doFilter(request, caught);
            done = HttpStatus.valueOf(caught.getStatus()).is2xxSuccessful();
        } finally {
            if (!done || caught.getContentSize() > LARGEST_ANSWER) {
                answers.release(account, key);
            }
        }
        if (done) {
            var answer =
                    new Kept(
                            digest,
                            caught.getStatus(),
                            caught.getContentType(),
                            caught.getHeader(HttpHeaders.LOCATION),
                            caught.getHeader(HttpHeaders.ETAG),
                            null);
            answers.keep(
                    account,
                    key,
                    answer,
                    new String(caught.getContentAsByteArray(), StandardCharsets.UTF_8));
        }
        caught.copyBodyToResponse();
    }

    private void again(UUID account, Kept kept, HttpServletResponse response) throws IOException {
        response.setStatus(Objects.requireNonNull(kept.status()));
        response.setHeader("Idempotent-Replayed", "true");
        if (kept.contentType() != null) {
            response.setContentType(kept.contentType());
        }
        if (kept.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, kept.location());
        }
        if (kept.etag() != null) {
            response.setHeader(HttpHeaders.ETAG, kept.etag());
        }
        response.getOutputStream()
                .write(answers.opened(account, kept).getBytes(StandardCharsets.UTF_8));
    }
}
