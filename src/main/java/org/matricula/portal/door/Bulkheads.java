package org.matricula.portal.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/// 舱壁: imports, exports and a storm of sign-ins each fill a hold of their own, and never the one
/// the register is read in. Stands before everything that asks the database, so a full or missing
/// database is told in the same words: 503, come again.
class Bulkheads extends OncePerRequestFilter {

    private static final Pattern STILL =
            Pattern.compile(
                    "/(css|js|img|webjars|_static|actuator)/.*|/icons\\.svg|/favicon\\.ico");
    private static final Pattern SIGN_IN =
            Pattern.compile("/sign-in(/code)?|/first-administrator|/api/v1/tokens");
    private static final Pattern IMPORT = Pattern.compile("(/api/v1)?/imports|.*/answer");
    private static final Pattern EXPORT =
            Pattern.compile(".*(/export|/sheet|/exchange/oneroster|\\.(xlsx|csv|pdf|zip|dbf))");

    private final BulkheadSettings settings;
    private final Busy busy;
    private final Semaphore interactive;
    private final Semaphore signIn;
    private final Semaphore imports;
    private final Semaphore exports;

    Bulkheads(BulkheadSettings settings, Busy busy) {
        this.settings = settings;
        this.busy = busy;
        this.interactive = new Semaphore(settings.interactive(), true);
        this.signIn = new Semaphore(settings.signIn(), true);
        this.imports = new Semaphore(settings.imports(), true);
        this.exports = new Semaphore(settings.exports(), true);
    }

    private Optional<Semaphore> hold(HttpServletRequest request) {
        var path = request.getRequestURI();
        var sends = "POST".equals(request.getMethod());
        if (STILL.matcher(path).matches()) {
            return Optional.empty();
        }
        if (sends && SIGN_IN.matcher(path).matches()) {
            return Optional.of(signIn);
        }
        if (sends && IMPORT.matcher(path).matches()) {
            return Optional.of(imports);
        }
        return Optional.of(EXPORT.matcher(path).matches() ? exports : interactive);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var hold = hold(request);
        if (hold.isEmpty()) {
            pass(request, response, chain);
            return;
        }
        if (!enter(hold.get())) {
            busy.tell(request, response);
            return;
        }
        try {
            pass(request, response, chain);
        } finally {
            hold.get().release();
        }
    }

    private boolean enter(Semaphore hold) {
        try {
            return hold.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failed) {
            if (response.isCommitted() || !databaseAway(failed)) {
                throw failed;
            }
            busy.tell(request, response);
        }
    }

    private static boolean databaseAway(Throwable failed) {
        for (Throwable it = failed; it != null; it = it.getCause()) {
            if (it instanceof CannotCreateTransactionException
                    || it instanceof DataAccessResourceFailureException) {
                return true;
            }
        }
        return false;
    }
}
