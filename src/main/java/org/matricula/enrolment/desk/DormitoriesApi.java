package org.matricula.enrolment.desk;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.OpenToAdmission;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// 宿舍安排 of newcomers, from the system that gives the rooms out; the same act by the same rules.
@RestController
@OpenToAdmission
class DormitoriesApi {

    /// @param number of admission or of the notice
    record Home(String number, String building, @Nullable String room) {}

    record Taken(int count) {}

    private final AssignDormitories assignDormitories;

    DormitoriesApi(AssignDormitories assignDormitories) {
        this.assignDormitories = assignDormitories;
    }

    @PutMapping("/api/v1/admission-batches/{batch}/dormitories")
    Taken assign(@PathVariable UUID batch, @RequestBody List<Home> homes) {
        return new Taken(
                assignDormitories.assign(
                        batch,
                        homes.stream()
                                .map(it ->
                                        it.number()
                                                + "\t"
                                                + it.building()
                                                + (it.room() == null ? "" : "\t" + it.room()))
                                .collect(Collectors.joining("\n"))));
    }
}
