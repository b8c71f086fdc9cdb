package org.matricula.exchange.oneroster;

import org.matricula.exchange.access.StatusInfo;
import org.springframework.http.HttpStatus;

/// A question that is answered by the standard's status payload.
class Unanswerable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient StatusInfo info;

    private Unanswerable(HttpStatus status, StatusInfo info) {
        super(info.description(), null, false, false);
        this.status = status;
        this.info = info;
    }

    static Unanswerable bad(String code, String description) {
        return new Unanswerable(HttpStatus.BAD_REQUEST, StatusInfo.failure(code, description));
    }

    static Unanswerable forbidden(String description) {
        return new Unanswerable(HttpStatus.FORBIDDEN, StatusInfo.failure("forbidden", description));
    }

    /// Absent, or of another school: never which.
    static Unanswerable unknown() {
        return new Unanswerable(
                HttpStatus.NOT_FOUND,
                StatusInfo.failure("unknownobject", "there is no such object"));
    }

    HttpStatus status() {
        return status;
    }

    StatusInfo info() {
        return info;
    }
}
