package org.matricula.enrolment.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.Dormitory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 录入宿舍安排: a pasted list, a line a newcomer: candidate or notice number, building, room. Known
/// before the classes are dealt, it is one of what they are balanced by.
@Service
class AssignDormitories {

    private static final int MOST = 20_000;
    private static final int LONGEST = 20;

    private record Home(int line, String number, Dormitory place) {}

    private final Batches batches;
    private final Candidates candidates;
    private final DeskRows rows;
    private final Ledger ledger;

    AssignDormitories(Batches batches, Candidates candidates, DeskRows rows, Ledger ledger) {
        this.batches = batches;
        this.candidates = candidates;
        this.rows = rows;
        this.ledger = ledger;
    }

    /// All or nothing: every line that does not fit is named.
    ///
    /// @return how many newcomers' places were taken down
    @Transactional
    int assign(UUID batchId, String text) {
        var batch = batches.get(batchId);
        var refusals = new ArrayList<Refusal>();
        var homes = read(text, refusals);
        var found = rows.numbered(batch.id(), homes.stream().map(Home::number).toList());
        var places = new LinkedHashMap<UUID, Dormitory>();
        for (var it : homes) {
            var one = found.getOrDefault(it.number(), List.of());
            if (one.size() != 1) {
                refusals.add(fault("dormitory.unknown", it.line(), it.number()));
            } else if (places.put(one.getFirst(), it.place()) != null) {
                refusals.add(fault("dormitory.twice", it.line(), it.number()));
            }
        }
        if (homes.isEmpty() && refusals.isEmpty()) {
            refusals.add(Refusal.input("text", "dormitory.none"));
        }
        Refused.unlessEmpty(refusals);
        candidates.lock(List.copyOf(places.keySet()));
        rows.live(places);
        ledger.record(
                Act.of("admission.dormitories", "batch:" + batchId)
                        .to(Map.of("count", places.size())));
        return places.size();
    }

    private static List<Home> read(String text, List<Refusal> refusals) {
        var homes = new ArrayList<Home>();
        var lines = text.lines().toList();
        if (lines.size() > MOST) {
            refusals.add(Refusal.input("text", "dormitory.most", String.valueOf(MOST)));
            return homes;
        }
        for (var i = 0; i < lines.size(); i++) {
            var parts = lines.get(i).strip().split("[\\s,，;；]+");
            if (parts[0].isEmpty()) {
                continue;
            }
            if (parts.length < 2
                    || parts.length > 3
                    || parts[1].length() > LONGEST
                    || parts.length == 3 && parts[2].length() > LONGEST) {
                refusals.add(fault("dormitory.line", i + 1, lines.get(i).strip()));
            } else {
                homes.add(
                        new Home(
                                i + 1,
                                parts[0],
                                new Dormitory(parts[1], parts.length == 3 ? parts[2] : null)));
            }
        }
        return homes;
    }

    private static Refusal fault(String code, int line, String what) {
        return Refusal.rule(code, String.valueOf(line), what).at("text");
    }
}
