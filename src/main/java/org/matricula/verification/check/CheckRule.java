package org.matricula.verification.check;

import java.util.List;
import java.util.Map;
import org.matricula.kernel.Refusal;

/// 核查规则. Its words are the message keys `verification.rule.<code>` and `….remedy`.
///
/// @param sort `record`, `document`, `group` or `told`: by what it is looked for
/// @param severity `error`, `warning` or `notice`
/// @param weight of a student's hundred points, 0 to 100
/// @param educations those of `school`, `college`, `open` it applies to
/// @param owner the role whose task a finding becomes
/// @param days working days to mend it
public record CheckRule(
        String code,
        String sort,
        String severity,
        int weight,
        List<String> educations,
        Map<String, Integer> parameters,
        String owner,
        int days,
        boolean enabled) {

    public static final List<String> SEVERITIES = List.of("error", "warning", "notice");

    private static final int MOST_DAYS = 60;
    private static final int WHOLE = 100;

    public CheckRule {
        educations = List.copyOf(educations);
        parameters = Map.copyOf(parameters);
    }

    /// The rule as somebody wants it from the next campaign on.
    CheckRule as(
            String severity,
            int weight,
            int days,
            Map<String, Integer> parameters,
            boolean enabled) {
        return new CheckRule(
                code, sort, severity, weight, educations, parameters, owner, days, enabled);
    }

    /// Every reason at once why it cannot be so.
    List<Refusal> refusals() {
        return Refusal.all(
                SEVERITIES.contains(severity)
                        ? null
                        : Refusal.input("severity", "verification.severity"),
                weight < 0 || weight > WHOLE
                        ? Refusal.input("weight", "verification.weight", WHOLE)
                        : null,
                days < 1 || days > MOST_DAYS
                        ? Refusal.input("days", "verification.days", MOST_DAYS)
                        : null,
                parameters.values().stream().anyMatch(it -> it < 0 || it > 10_000)
                        ? Refusal.input("parameters", "verification.parameter")
                        : null);
    }
}
