package org.matricula.archive.loan;

import java.util.Arrays;
import java.util.List;

/// How somebody looks into a volume.
enum Way {
    /// 阅览: in the archive, given back the same day
    ON_SITE("on-site"),
    /// 外借: carried away, with the approval of the head of the academic office
    LOAN("loan"),
    /// 复制: pages copied for a purpose
    COPY("copy");

    private final String code;

    Way(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Way::code).toList();
    }
}
