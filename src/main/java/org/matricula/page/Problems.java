package org.matricula.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/// Turns what went wrong into a page, or into `application/problem+json` for the interface. What is
/// not expected says nothing of the inside: the log has it, under the number shown.
@ControllerAdvice
public class Problems {

    /// RFC 9457: the status says it all.
    static final URI PLAIN = URI.create("about:blank");

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final MessageSource messages;
    private final Unreadable unreadable;
    private final ObjectProvider<RefusalGrounds> grounds;

    Problems(
            MessageSource messages, Unreadable unreadable, ObjectProvider<RefusalGrounds> grounds) {
        this.messages = messages;
        this.unreadable = unreadable;
        this.grounds = grounds;
    }

    @ExceptionHandler
    Object refused(Refused refused, HttpServletRequest request, Locale locale) {
        return answer(status(refused.refusals()), lines(refused, locale), request, locale);
    }

    @ExceptionHandler
    Object absent(Absent absent, HttpServletRequest request, Locale locale) {
        return answer(HttpStatus.NOT_FOUND, List.of(), request, locale);
    }

    @ExceptionHandler(AccessDeniedException.class)
    Object denied(HttpServletRequest request, Locale locale) {
        return answer(HttpStatus.FORBIDDEN, List.of(), request, locale);
    }

    /// The database has no connection to spare, has just gone, or gave up waiting for a lock.
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    Object overloaded(HttpServletRequest request, Locale locale) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, List.of(), request, locale);
    }

    /// The reader has gone: nobody is left to be told anything.
    @ExceptionHandler({AsyncRequestNotUsableException.class, ClientAbortException.class})
    void gone() {}

    @ExceptionHandler
    Object unexpected(Exception unexpected, HttpServletRequest request, Locale locale) {
        var unread = unreadable.lines(unexpected, locale);
        if (!unread.isEmpty()) {
            return answer(HttpStatus.BAD_REQUEST, unread, request, locale);
        }
        if (unexpected instanceof ErrorResponse known) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            return answer(status, List.of(), request, locale);
        }
        if (unexpected instanceof MultipartException) {
            return answer(HttpStatus.BAD_REQUEST, List.of(), request, locale);
        }
        var number = Long.toString(System.nanoTime(), 36);
        LOG.error(
                "problem {} at {} {}",
                number,
                request.getMethod(),
                request.getRequestURI(),
                unexpected);
        var line =
                new Line(
                        null,
                        "unexpected",
                        messages.getMessage(
                                "page.problem.unexpected", new Object[] {number}, locale),
                        null,
                        null);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, List.of(line), request, locale);
    }

    /// What a page shows above its own form when an operation refused.
    public List<Line> lines(Refused refused, Locale locale) {
        return refused.refusals().stream().map(it -> line(it, locale)).toList();
    }

    /// One refusal in the reader's words.
    public Line line(Refusal refusal, Locale locale) {
        var key = "refusal." + refusal.code();
        var args = refusal.args().toArray();
        return new Line(
                refusal.field(),
                refusal.code(),
                messages.getMessage(key, args, key, locale),
                messages.getMessage(key + ".remedy", args, null, locale),
                messages.getMessage(key + ".source", args, null, locale),
                grounds.stream().flatMap(it -> it.grounds(refusal.code()).stream()).toList());
    }

    /// The answer's status for a page that shows the refusal itself.
    public static HttpStatus status(Refused refused) {
        return status(refused.refusals());
    }

    private static HttpStatus status(List<Refusal> refusals) {
        var worst = refusals.isEmpty() ? Refusal.Kind.RULE : refusals.getFirst().kind();
        return switch (worst) {
            case RULE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case INPUT -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
        };
    }

    Object answer(HttpStatus status, List<Line> lines, HttpServletRequest request, Locale locale) {
        return answer(status, lines, ApiProblems.concerns(request), locale);
    }

    Object answer(HttpStatus status, List<Line> lines, boolean api, Locale locale) {
        var title =
                messages.getMessage(
                        "page.problem." + status.value(), null, status.getReasonPhrase(), locale);
        return api ? problem(status, title, lines, locale) : page(status, title, lines);
    }

    private static ModelAndView page(HttpStatus status, String title, List<Line> lines) {
        var page = new ModelAndView("page/problem");
        page.setStatus(status);
        page.addObject("status", status.value());
        page.addObject("title", title);
        page.addObject("lines", lines);
        return page;
    }

    private ResponseEntity<ProblemDetail> problem(
            HttpStatus status, String title, List<Line> lines, Locale locale) {
        var detail = ProblemDetail.forStatus(status);
        detail.setType(PLAIN);
        detail.setTitle(title);
        detail.setDetail(
                lines.isEmpty()
                        ? title
                        : String.join(" ", lines.stream().map(Line::message).toList()));
        if (!lines.isEmpty()) {
            detail.setProperty("errors", lines);
            detail.setProperty("rule", lines.getFirst().code());
            var source = source(lines.getFirst(), locale);
            if (!source.isEmpty()) {
                detail.setProperty("source", source);
            }
        }
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        retryAfter(status).ifPresent(it -> answer.header(HttpHeaders.RETRY_AFTER, it));
        return answer.body(detail);
    }

    /// The law's sentence, and the institution's own.
    private String source(Line line, Locale locale) {
        return Stream.concat(
                        Stream.ofNullable(line.source()),
                        line.own().stream()
                                .map(it ->
                                        messages.getMessage(
                                                "page.ground",
                                                new Object[] {
                                                    it.title(), it.label(), it.from(), it.words()
                                                },
                                                locale)))
                .collect(Collectors.joining("；"));
    }

    /// Seconds after which it is worth asking again: soon where all are busy, a quarter of an hour
    /// where somebody is shut out.
    static Optional<String> retryAfter(HttpStatus status) {
        return switch (status) {
            case SERVICE_UNAVAILABLE -> Optional.of("5");
            case TOO_MANY_REQUESTS -> Optional.of("900");
            default -> Optional.empty();
        };
    }
}
