package org.matricula.governance.body;

import org.jspecify.annotations.Nullable;
import org.matricula.governance.body.BodyView.Body;
import org.matricula.governance.body.BodyView.Charge;
import org.matricula.governance.body.BodyView.Matter;
import org.matricula.governance.body.BodyView.Member;
import org.matricula.organisation.Responsibilities;
import org.matricula.organisation.Unit;
import org.matricula.workflow.CaseKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// 责任体系: every matter that somebody has to answer for, and who does. The processes come from the
/// modules that bring them, so that a new one without an owner shows by itself.
@Component
class Matters {

    /// What the registry does besides deciding cases: its words are `governance.matter.<code>`.
    private static final List<String> STANDING =
            List.of(
                    "registration",
                    "change",
                    "updating",
                    "confidentiality",
                    "import",
                    "numbering",
                    "statistics",
                    "archive",
                    "certificates",
                    "guidance",
                    "rules",
                    "calendar",
                    "accounts");

    private final ObjectProvider<CaseKind<?>> kinds;
    private final BodyRows rows;
    private final Responsibilities responsibilities;
    private final Clock clock;

    Matters(
            ObjectProvider<CaseKind<?>> kinds,
            BodyRows rows,
            Responsibilities responsibilities,
            Clock clock) {
        this.kinds = kinds;
        this.rows = rows;
        this.responsibilities = responsibilities;
        this.clock = clock;
    }

    List<String> codes() {
        return Stream.concat(STANDING.stream(), processes()).toList();
    }

    private Stream<String> processes() {
        return kinds.stream().<String>map(CaseKind::code).distinct().sorted();
    }

    List<Matter> of(Unit institution) {
        var today = LocalDate.now(clock);
        var charges =
                rows.charges(institution.id(), today).stream()
                        .collect(Collectors.toMap(Charge::matter, Function.identity()));
        var bodies =
                rows.of(institution.id(), today).stream()
                        .collect(Collectors.toMap(Body::id, Function.identity()));
        var members =
                rows.members(institution.id(), today).stream()
                        .collect(Collectors.toMap(Member::id, Function.identity()));
        var named = responsibilities.matters(institution.id());
        return codes().stream()
                .map(code -> {
                    var charge = charges.get(code);
                    return charge != null && bodies.containsKey(charge.bodyId())
                            ? owned(code, bodies.get(charge.bodyId()), member(charge, members))
                            : unowned(code, institution, named);
                })
                .toList();
    }

    private static @Nullable Member member(Charge charge, Map<?, Member> members) {
        return charge.memberId() == null ? null : members.get(charge.memberId());
    }

    private static Matter owned(String code, Body body, @Nullable Member member) {
        var phone = member == null || member.phone() == null ? body.phone() : member.phone();
        return new Matter(
                code,
                !STANDING.contains(code),
                "owned",
                body.name(),
                member == null ? null : member.name(),
                phone);
    }

    private Matter unowned(String code, Unit institution, List<String> named) {
        var state =
                named.contains(code)
                        ? "named"
                        : named.contains(Responsibilities.EVERY_MATTER) ? "general" : "none";
        var answer =
                state.equals("none")
                        ? null
                        : responsibilities.of(institution.id(), code).stream()
                                .findFirst()
                                .orElse(null);
        return new Matter(
                code,
                !STANDING.contains(code),
                state,
                answer == null ? null : answer.office(),
                answer == null ? null : answer.person(),
                answer == null ? null : answer.phone());
    }
}
