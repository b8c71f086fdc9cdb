package org.matricula.registry;

import static org.matricula.registry.StudentStatus.ADMISSION_DEFERRED;
import static org.matricula.registry.StudentStatus.CANCELLED;
import static org.matricula.registry.StudentStatus.DECEASED;
import static org.matricula.registry.StudentStatus.ENROLLED;
import static org.matricula.registry.StudentStatus.EXPELLED;
import static org.matricula.registry.StudentStatus.LOST;
import static org.matricula.registry.StudentStatus.MISSING;
import static org.matricula.registry.StudentStatus.ON_LEAVE;
import static org.matricula.registry.StudentStatus.PLACE_HELD;
import static org.matricula.registry.StudentStatus.SENT_ABROAD;
import static org.matricula.registry.StudentStatus.SUSPENDED;
import static org.matricula.registry.StudentStatus.TRANSFERRED_OUT;
import static org.matricula.registry.StudentStatus.WITHDRAWN;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that can happen to a standing, in one place: pages, rules and `docs/status.mmd` read
/// this table. The code is the national change kind (学籍异动类别, JY/T 1001 4.2.39).
public enum StatusVerb {
    /// 入学: the first standing, from nothing.
    ENROL("L10", ENROLLED),
    /// 休学
    GRANT_LEAVE("11", ON_LEAVE, ENROLLED),
    /// 延长休学: the standing goes on, with a later end.
    EXTEND_LEAVE("L11", ON_LEAVE, ON_LEAVE),
    /// 复学
    RETURN_FROM_LEAVE("12", ENROLLED, ON_LEAVE),
    /// 退学(本人申请)
    WITHDRAW("31", WITHDRAWN, ENROLLED, ON_LEAVE, PLACE_HELD),
    /// 自动退学
    WITHDRAW_AUTOMATICALLY("L31", WITHDRAWN, ENROLLED, ON_LEAVE, PLACE_HELD),
    /// 保留入学资格: a newcomer found unfit on the re-check goes home and may come again.
    DEFER_ADMISSION("14", ADMISSION_DEFERRED, ENROLLED),
    /// 取消学籍: a newcomer who fails the re-check of their qualification.
    CANCEL("18", CANCELLED, ENROLLED, ON_LEAVE, PLACE_HELD),
    /// 留级: the same year of study once more, with those who follow.
    REPEAT_YEAR("02", ENROLLED, ENROLLED),
    /// 跳级: the year after the next, with those who went before.
    SKIP_YEAR("04", ENROLLED, ENROLLED),
    /// 延长年限: the standing goes on past the years of the programme.
    EXTEND_STUDY("06", ENROLLED, ENROLLED),
    /// 转专业
    CHANGE_PROGRAMME("23", ENROLLED, ENROLLED),
    /// 升级: the next year of study, in the same or another class.
    ADVANCE("L12", ENROLLED, ENROLLED),
    /// 转班级
    CHANGE_CLASS("29", ENROLLED, ENROLLED),
    /// 转学(转出): the student goes on at another school.
    TRANSFER_OUT("21", TRANSFERRED_OUT, ENROLLED),
    /// 转学(转入): the first standing of somebody who comes from another school of the register.
    TRANSFER_IN("22", ENROLLED),
    /// 公派留学
    STUDY_ABROAD("01", SENT_ABROAD, ENROLLED),
    /// 回国复学
    RETURN_FROM_ABROAD("08", ENROLLED, SENT_ABROAD),
    /// 恢复入学资格: whose admission was deferred comes to study.
    RESTORE_ADMISSION("15", ENROLLED, ADMISSION_DEFERRED),
    /// 取消入学资格: a deferred admission that ran out, or whose holder is found unfit again.
    LAPSE_ADMISSION("16", CANCELLED, ADMISSION_DEFERRED),
    /// 恢复学籍: back from service, found again, or brought back to school.
    RESTORE("17", ENROLLED, PLACE_HELD, MISSING, LOST),
    /// 保留学籍
    HOLD_PLACE("19", PLACE_HELD, ENROLLED, ON_LEAVE),
    /// 开除学籍
    EXPEL("42", EXPELLED, ENROLLED, ON_LEAVE, PLACE_HELD, SENT_ABROAD, SUSPENDED),
    /// 死亡
    RECORD_DEATH("51", DECEASED, ENROLLED, ON_LEAVE, PLACE_HELD, SENT_ABROAD, SUSPENDED, MISSING),
    /// 国内访学: away to another school in the country, and still in attendance here.
    VISIT("64", ENROLLED, ENROLLED),
    /// 国内访学后返校
    RETURN_FROM_VISIT("65", ENROLLED, ENROLLED),
    /// 流失(辍学)
    DROP_OUT("L06", LOST, ENROLLED, ON_LEAVE, MISSING),
    /// 下落不明
    REPORT_MISSING("L15", MISSING, ENROLLED, ON_LEAVE, PLACE_HELD, SENT_ABROAD),
    /// 退学处理: decided by the school, after notice and hearing.
    WITHDRAW_EX_OFFICIO("L32", WITHDRAWN, ENROLLED, ON_LEAVE, PLACE_HELD, SENT_ABROAD),
    /// 毕业
    GRADUATE("L60", StudentStatus.GRADUATED, ENROLLED),
    /// 结业: the plan was finished and a requirement was not met (普通高等学校学生管理规定 第三十三条).
    COMPLETE("L61", StudentStatus.COMPLETED, ENROLLED),
    /// 肄业: left after a year or more without finishing (普通高等学校学生管理规定 第三十三条).
    LEAVE_WITHOUT_COMPLETING(
            "L62", StudentStatus.LEFT_WITHOUT_COMPLETING, ENROLLED, ON_LEAVE, PLACE_HELD),
    /// 结业换毕业: what was missing was passed within the time the school gives.
    GRADUATE_LATER("L63", StudentStatus.GRADUATED, StudentStatus.COMPLETED),
    /// 撤销: the standing before the reversed act; never applied, only made by a reversal.
    REVERSE("L99", null);

    private final String code;
    private final @Nullable StudentStatus to;
    private final Set<StudentStatus> from;

    StatusVerb(String code, @Nullable StudentStatus to, StudentStatus... from) {
        this.code = code;
        this.to = to;
        this.from = Set.of(from);
    }

    public String code() {
        return code;
    }

    /// The status it leads to; null for a reversal alone.
    public @Nullable StudentStatus to() {
        return to;
    }

    public Set<StudentStatus> from() {
        return from;
    }

    public boolean allowedFrom(StudentStatus status) {
        return from.contains(status);
    }
}
