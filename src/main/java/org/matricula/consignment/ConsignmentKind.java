package org.matricula.consignment;

import org.matricula.kernel.Absent;

/// 交接材料类别 of an open university (电大学籍管理工作流程 二 至 六).
public enum ConsignmentKind {
    /// 学籍异动
    STATUS_CHANGE("status-change"),
    /// 学生基本信息修改
    INFORMATION_CHANGE("information-change"),
    /// 网考免考
    EXEMPTION("exemption"),
    /// 学信网退学
    PLATFORM_WITHDRAWAL("platform-withdrawal"),
    /// 毕业申请
    GRADUATION_APPLICATION("graduation-application"),
    /// 毕业生电子照片
    PHOTOGRAPH("photograph");

    private final String code;

    ConsignmentKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static ConsignmentKind of(String code) {
        for (var it : values()) {
            if (it.code.equals(code)) {
                return it;
            }
        }
        throw new Absent("kind of consignment");
    }
}
