package org.matricula.exam.day;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.matricula.exam.paper.Candidate;
import org.matricula.exam.plan.PlanLine;

/// 座位表 of one room at one time.
///
/// @param when day and hours
/// @param lines what is written there
/// @param seats who sits there, by seat
public record SeatPlan(
        String room,
        String when,
        @Nullable String invigilators,
        List<PlanLine> lines,
        List<Candidate> seats) {

    /// By time and room; what has no place yet is left out.
    static List<SeatPlan> of(List<PlanLine> lines, List<Candidate> all) {
        var places = new LinkedHashMap<String, SeatPlan>();
        for (var line : lines) {
            if (line.room() != null && line.onDay() != null) {
                var when = line.onDay() + " " + line.fromTime() + "–" + line.untilTime();
                places.computeIfAbsent(
                                when + line.room(),
                                any ->
                                        new SeatPlan(
                                                line.room(),
                                                when,
                                                line.invigilators(),
                                                new ArrayList<>(),
                                                new ArrayList<>()))
                        .lines()
                        .add(line);
            }
        }
        for (var it : all) {
            var when = it.onDay() + " " + it.fromTime() + "–" + it.untilTime();
            var place = places.get(when + it.room());
            if (place != null && Objects.nonNull(it.seat())) {
                place.seats().add(it);
            }
        }
        return List.copyOf(places.values());
    }
}
