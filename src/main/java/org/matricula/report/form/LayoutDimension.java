package org.matricula.report.form;

import java.util.Arrays;
import java.util.Optional;

/// 表式工作簿的条件列: what a row, a column or the whole table may ask of a student, by the heading it
/// stands under in a layout's workbook. The headings are that file's format and in no language but
/// one.
enum LayoutDimension {
    EDUCATION("education", "教育类型", Kind.EDUCATION, ""),
    LEVEL("level", "层次", Kind.CODES, "level"),
    STUDY_FORM("studyForm", "学习形式", Kind.CODES, "study-form"),
    MAJOR("majorCode", "专业代码", Kind.MAJOR, ""),
    SCHOOLING("schooling", "学制", Kind.RANGE, ""),
    ADMISSION("admission", "入学方式", Kind.CODES, "admission"),
    GRADE("grade", "年级", Kind.RANGE, ""),
    AGE("age", "年龄", Kind.RANGE, ""),
    SEX("sex", "性别", Kind.CODES, "sex"),
    ETHNICITY("ethnicity", "民族", Kind.CODES, "ethnicity"),
    MINORITY("minority", "少数民族", Kind.FLAG, ""),
    BOARDING("boarding", "就读方式", Kind.CODES, "boarding"),
    STATUS("status", "学籍状态", Kind.CODES, "student-status"),
    ORIGIN("origin", "生源地", Kind.TEXTS, ""),
    MOVEMENT("movement", "变动类别", Kind.CODES, "statistical-movement"),
    ACT("act", "异动类别", Kind.CODES, "change-kind"),
    WAS(Moved.WAS, "变动前状态", Kind.CODES, "student-status"),
    BECAME(Moved.BECAME, "变动后状态", Kind.CODES, "student-status");

    enum Kind {
        /// Codes of a table, or their words; `除` before them leaves those out where it may.
        CODES,
        /// A number, `7-9`, `-5` or `31-`.
        RANGE,
        /// `是`.
        FLAG,
        /// Beginnings of the text.
        TEXTS,
        /// Beginnings of the code; `无` for those without a major.
        MAJOR,
        /// `school`, `college`, `open`.
        EDUCATION
    }

    /// 未分专业.
    static final String NO_MAJOR = "无";

    /// How a form's data call it where it asks for students without a major.
    static final String MAJOR_KEY = "major";

    final String key;
    final String heading;
    final Kind kind;
    final String table;

    LayoutDimension(String key, String heading, Kind kind, String table) {
        this.key = key;
        this.heading = heading;
        this.kind = kind;
        this.table = table;
    }

    /// Whether `除` may leave some out.
    boolean butFor() {
        return this == LEVEL || this == MOVEMENT || this == ACT;
    }

    /// Whether it is asked of a movement only, not of a student who is there.
    boolean ofMovement() {
        return this == MOVEMENT || this == ACT || this == WAS || this == BECAME;
    }

    static Optional<LayoutDimension> under(String heading) {
        return Arrays.stream(values()).filter(it -> it.heading.equals(heading)).findFirst();
    }
}
