package org.matricula.registry;

import java.util.Arrays;

/// 学籍状态: the stable states of a student's standing, each with its national code (JY/T 1001 4.2.42).
/// The code table holds the words; this table holds what may follow what.
public enum StudentStatus {
    /// 在读
    ENROLLED("01", true),
    /// 休学
    ON_LEAVE("02", true),
    /// 退学
    WITHDRAWN("03", false),
    /// 停学
    SUSPENDED("04", true),
    /// 流失
    LOST("06", false),
    /// 毕业
    GRADUATED("07", false),
    /// 结业
    COMPLETED("08", false),
    /// 肄业
    LEFT_WITHOUT_COMPLETING("09", false),
    /// 转出
    TRANSFERRED_OUT("10", false),
    /// 死亡
    DECEASED("11", false),
    /// 保留入学资格
    ADMISSION_DEFERRED("12", false),
    /// 公派出国
    SENT_ABROAD("13", true),
    /// 开除学籍
    EXPELLED("14", false),
    /// 下落不明
    MISSING("15", true),
    /// 保留学籍: the national table of 2012 has no state for it
    PLACE_HELD("L1", true),
    /// 取消学籍: the national table of 2012 has no state for it
    CANCELLED("L2", false);

    private final String code;
    private final boolean active;

    StudentStatus(String code, boolean active) {
        this.code = code;
        this.active = active;
    }

    /// The code in `registry.spell.status` and in the interface.
    public String code() {
        return code;
    }

    /// 在籍: whether the student still belongs to the school.
    public boolean active() {
        return active;
    }

    /// The codes of all states in which a student belongs to the school.
    public static String[] activeCodes() {
        return Arrays.stream(values())
                .filter(StudentStatus::active)
                .map(StudentStatus::code)
                .toArray(String[]::new);
    }

    public static StudentStatus of(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no student status " + code));
    }
}
