package org.matricula.exam.round;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// 补考步骤, in the order of the schools' own working instructions. Its words are the message keys
/// `exam.step.<number>`.
public enum ExamStep {
    /// 导出不及格名单，统计课程和人数
    LIST(1, null, "list"),
    /// 选 B 卷并注明印刷数量
    PAPERS(2, LIST, "papers"),
    /// 补考方案和安排表
    PLAN(3, PAPERS, "plan"),
    /// 试卷缴印清单
    ORDER(4, PLAN, "order"),
    /// 安排表下发到各班级
    NOTICE(5, ORDER, "notices"),
    /// 分装试卷
    PACKING(6, NOTICE, "packing"),
    /// 监考、巡考
    SITTING(7, PACKING, "sitting"),
    /// 集中批改，上报成绩和工作量
    MARKING(8, SITTING, "results"),
    /// 录入模块关闭前公布成绩
    PUBLICATION(9, MARKING, "publication"),
    /// 考查课补考
    ASSESSED(10, LIST, "assessed");

    private final int number;
    private final @Nullable ExamStep needs;
    private final String path;

    ExamStep(int number, @Nullable ExamStep needs, String path) {
        this.number = number;
        this.needs = needs;
        this.path = path;
    }

    public int number() {
        return number;
    }

    /// The last part of its page's address.
    public String path() {
        return path;
    }

    /// What is done before it; results of assessed courses are published with the others.
    List<ExamStep> needs() {
        return this == PUBLICATION
                ? List.of(MARKING, ASSESSED)
                : needs == null ? List.of() : List.of(needs);
    }

    /// What must not have begun when it is undone.
    List<ExamStep> followers() {
        return Arrays.stream(values()).filter(it -> it.needs().contains(this)).toList();
    }

    public static Optional<ExamStep> of(int number) {
        return Arrays.stream(values()).filter(it -> it.number == number).findFirst();
    }
}
