package org.matricula.credential.certificate;

import java.util.Arrays;
import java.util.Locale;
import org.matricula.document.DocumentKind;

/// 证书种类, which is also the pre-printed form it is printed on.
public enum Kind {
    /// 毕业证书 (普通高等学校学生管理规定 第三十二条)
    DIPLOMA(DocumentKind.DIPLOMA),
    /// 结业证书 (第三十三条)
    COMPLETION(DocumentKind.COMPLETION_CERTIFICATE),
    /// 肄业证书 (第三十三条): neither numbered nationally nor registered
    INCOMPLETE(DocumentKind.INCOMPLETE_STUDY_CERTIFICATE),
    /// 学位证书 (学位法 第二十九条)
    DEGREE(DocumentKind.DEGREE_CERTIFICATE),
    /// 中小学、中等职业学校毕业证书
    SCHOOL(DocumentKind.SCHOOL_CERTIFICATE),
    /// 毕业证明书, in place of a diploma that is lost (普通高等学校学生管理规定 第三十八条)
    PROOF(DocumentKind.GRADUATION_PROOF);

    private final DocumentKind document;

    Kind(DocumentKind document) {
        this.document = document;
    }

    public DocumentKind document() {
        return document;
    }

    /// Whether it says 准予毕业, so that a 毕业证明书 may take its place.
    public boolean graduates() {
        return switch (this) {
            case DIPLOMA, SCHOOL -> true;
            case COMPLETION, INCOMPLETE, DEGREE, PROOF -> false;
        };
    }

    /// As kept and sent, and the end of its message key `certificate.kind.`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if there is none
    public static Kind of(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind " + code));
    }
}
