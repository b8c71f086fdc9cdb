package org.matricula.teaching.office;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.OpenToPlanners;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.teaching.OpenToTeachingOffices;
import org.matricula.teaching.TeachingOffices;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// 教研室 for other systems, such as the one that keeps the staff.
@RestController
@RequestMapping("/api/v1/teaching-offices")
@OpenToTeachingOffices
class OfficesApi {

    record OfficeList(List<TeachingOffices.Office> items) {}

    record NewOffice(@Nullable UUID unit, @Nullable String name, @Nullable String head) {}

    record Named(@Nullable String names) {}

    record Made(UUID id) {}

    private final TeachingOffices offices;
    private final KeepOffices keep;

    OfficesApi(TeachingOffices offices, KeepOffices keep) {
        this.offices = offices;
        this.keep = keep;
    }

    @GetMapping
    OfficeList list() {
        return new OfficeList(offices.all());
    }

    @GetMapping("/{office}")
    KeepOffices.View show(@PathVariable UUID office) {
        return keep.show(office);
    }

    @PostMapping
    @OpenToPlanners
    ResponseEntity<Made> open(@RequestBody NewOffice it) {
        if (it.unit() == null) {
            throw new Refused(Refusal.input("unit", "field.missing"));
        }
        return ResponseEntity.status(201)
                .body(new Made(keep.open(it.unit(), text(it.name()), text(it.head()))));
    }

    /// User names, several divided by spaces.
    @PostMapping("/{office}/members")
    @OpenToPlanners
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@PathVariable UUID office, @RequestBody Named it) {
        keep.add(office, text(it.names()));
    }

    /// Course IDs, several divided by spaces.
    @PostMapping("/{office}/courses")
    @OpenToPlanners
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(@PathVariable UUID office, @RequestBody Named it) {
        keep.assign(office, text(it.names()));
    }

    private static String text(@Nullable String it) {
        return it == null ? "" : it;
    }
}
