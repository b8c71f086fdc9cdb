package org.matricula.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a student's volume consists of.
enum PaperKind {
    /// 入学登记材料
    ADMISSION(true),
    /// 前学历材料
    SCHOOLING(true),
    /// 体检材料
    HEALTH(true),
    /// 成绩单
    RESULTS(true),
    /// 奖励材料
    HONOURS(false),
    /// 处分材料
    SANCTIONS(false),
    /// 学籍异动材料
    CHANGES(false);

    private final boolean owed;

    PaperKind(boolean owed) {
        this.owed = owed;
    }

    /// Whether it is missing where there is none; of the others there may be nothing to file.
    boolean owed() {
        return owed;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(PaperKind::code).toList();
    }
}
