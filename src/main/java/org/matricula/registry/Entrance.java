package org.matricula.registry;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// 录取信息: on what somebody was admitted. It is what a change of programme is measured by
/// (普通高等学校学生管理规定 第二十一条、第二十二条), and does not change with it.
///
/// @param score 入学考试成绩
/// @param track 科类
/// @param tier 录取批次
/// @param origin 生源地
public record Entrance(
        @Nullable BigDecimal score,
        @Nullable String track,
        @Nullable String tier,
        @Nullable String origin) {

    public static final Entrance UNKNOWN = new Entrance(null, null, null, null);
}
