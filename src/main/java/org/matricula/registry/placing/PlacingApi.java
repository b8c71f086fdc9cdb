package org.matricula.registry.placing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OpenToRegistrars
class PlacingApi {

    record Placed(UUID enrolment, UUID classId) {}

    /// @param placements null to take the proposal as it is
    record Order(@Nullable List<Placed> placements) {}

    private final PlaceStudents placeStudents;

    PlacingApi(PlaceStudents placeStudents) {
        this.placeStudents = placeStudents;
    }

    /// A class for everyone below the unit who has none, balanced by sex; nothing is written.
    @GetMapping("/api/v1/units/{id}/placements")
    List<Placement> propose(@PathVariable UUID id) {
        return placeStudents.propose(placeStudents.unit(id));
    }

    @PostMapping("/api/v1/units/{id}/placements")
    Map<String, Integer> place(@PathVariable UUID id, @RequestBody Order order) {
        var unit = placeStudents.unit(id);
        Map<UUID, UUID> classOf =
                order.placements() == null
                        ? placeStudents.propose(unit).stream()
                                .collect(Collectors.toMap(Placement::enrolment, Placement::classId))
                        : order.placements().stream()
                                .collect(
                                        Collectors.toMap(
                                                Placed::enrolment,
                                                Placed::classId,
                                                (a, b) -> {
                                                    throw new Refused(
                                                            Refusal.input(
                                                                    "placements", "placing.twice"));
                                                }));
        return Map.of("placed", placeStudents.place(unit, classOf));
    }
}
