package org.matricula.enrolment.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.enrolment.admission.Batches;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 报到材料清单: one paper a line, `*` behind those that must be seen before enrolment, the kind of
/// student in brackets where only they bring it.
@Service
class SetMaterials {

    private static final int MOST = 30;
    private static final int LONGEST = 40;

    private final Batches batches;
    private final Materials materials;
    private final Units units;
    private final Codes codes;
    private final Ledger ledger;
    private final Clock clock;

    SetMaterials(
            Batches batches,
            Materials materials,
            Units units,
            Codes codes,
            Ledger ledger,
            Clock clock) {
        this.batches = batches;
        this.materials = materials;
        this.units = units;
        this.codes = codes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The list as its lines.
    String text(List<Materials.Kept> list) {
        return list.stream()
                .map(it ->
                        it.name()
                                + (it.studentKind() == null
                                        ? ""
                                        : "[" + codes.label("student-kind", it.studentKind()) + "]")
                                + (it.required() ? " *" : ""))
                .collect(Collectors.joining("\n"));
    }

    @Transactional
    void set(UUID batchId, List<String> lines) {
        var institution = units.get(batches.get(batchId).institutionId());
        var list = new ArrayList<Materials.Kept>();
        var found = new ArrayList<Refusal>();
        if (!Acting.now().scope().reaches(institution.pos())) {
            found.add(Refusal.forbidden("batch.institution"));
        }
        for (var line : lines) {
            if (!line.isBlank()) {
                list.add(item(line.strip(), list.size() + 1, found));
            }
        }
        if (list.isEmpty() || list.size() > MOST) {
            found.add(Refusal.input("text", "materials.many", String.valueOf(MOST)));
        }
        Refused.unlessEmpty(found);
        materials.replace(institution.id(), list, clock.instant());
        ledger.record(
                Act.of("admission.materials", "unit:" + institution.id())
                        .at(institution.pos())
                        .to(Map.of("count", list.size())));
    }

    private Materials.Kept item(String line, int seq, List<Refusal> found) {
        var required = line.endsWith("*");
        var rest = required ? line.substring(0, line.length() - 1).strip() : line;
        var bracket = rest.endsWith("]") ? rest.lastIndexOf('[') : -1;
        var name = bracket < 0 ? rest : rest.substring(0, bracket).strip();
        var kind =
                bracket < 0
                        ? null
                        : codes.codeOf(
                                        "student-kind",
                                        rest.substring(bracket + 1, rest.length() - 1))
                                .orElse(null);
        if (name.isEmpty() || name.length() > LONGEST) {
            found.add(Refusal.input("text", "materials.name", line, String.valueOf(LONGEST)));
        }
        if (bracket >= 0 && kind == null) {
            found.add(Refusal.input("text", "materials.kind", line));
        }
        return new Materials.Kept(UUID.randomUUID(), seq, name, kind, required);
    }
}
