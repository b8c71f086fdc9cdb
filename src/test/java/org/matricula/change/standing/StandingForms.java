package org.matricula.change.standing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What people fill in for these changes, as of one day.
record StandingForms(LocalDate today) {

    Map<String, Object> service(LocalDate on) {
        return new HashMap<>(
                Map.of(
                        "on", on.toString(),
                        "noticeOn", today.minusDays(3).toString(),
                        "noticeNo", "征〔2026〕8号",
                        "office", "海淀区征兵办",
                        "dischargeOn", today.plusMonths(24).toString(),
                        "explanation", "应征入伍",
                        "consent", "signed"));
    }

    Map<String, Object> away(String sort, LocalDate lastOn) {
        return new HashMap<>(
                Map.of(
                        "sort", sort,
                        "on", today.toString(),
                        "lastOn", lastOn.toString(),
                        "place", "示例大学",
                        "programme", "校际交流",
                        "explanation", "学习一学期",
                        "consent", "signed"));
    }

    Map<String, Object> missing() {
        return new HashMap<>(
                Map.of(
                        "lastSeenOn",
                        today.minusDays(3).toString(),
                        "on",
                        today.minusDays(2).toString(),
                        "police",
                        "示例派出所",
                        "policeNo",
                        "接〔2026〕5号",
                        "contacts",
                        List.of(
                                Map.of(
                                        "on", today.minusDays(2).toString(),
                                        "channel", "phone",
                                        "person", "家长",
                                        "result", "不知去向")),
                        "explanation",
                        "失去联系"));
    }

    Map<String, Object> death(LocalDate on) {
        return new HashMap<>(
                Map.of(
                        "on", on.toString(),
                        "reason", "70",
                        "proofNo", "证1",
                        "explanation", "因病去世"));
    }

    Map<String, Object> deferral(LocalDate lastOn) {
        return new HashMap<>(
                Map.of(
                        "on", today.toString(),
                        "lastOn", lastOn.toString(),
                        "reason", "10",
                        "explanation", "因病",
                        "consent", "signed"));
    }

    /// Back from service, discharged on the day itself.
    Map<String, Object> discharged(LocalDate on) {
        return new HashMap<>(
                Map.of(
                        "on", on.toString(),
                        "dischargedOn", on.toString(),
                        "dischargeNo", "退〔2026〕1号",
                        "priority", "true",
                        "explanation", "退役"));
    }

    Map<String, Object> back(LocalDate on) {
        return new HashMap<>(Map.of("on", on.toString(), "explanation", "已返校"));
    }

    Map<String, Object> backFrom(String sort, LocalDate on) {
        var fields = back(on);
        fields.put("sort", sort);
        return fields;
    }

    Map<String, Object> lapse(String ground) {
        return new HashMap<>(
                Map.of("on", today.toString(), "ground", ground, "explanation", "资格不再保留"));
    }
}
