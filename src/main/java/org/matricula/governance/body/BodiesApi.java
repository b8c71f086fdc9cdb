package org.matricula.governance.body;

import org.jspecify.annotations.Nullable;
import org.matricula.governance.body.BodyView.Matter;
import org.matricula.governance.body.BodyView.Told;
import org.matricula.governance.body.SetUpBody.NewBody;
import org.matricula.governance.body.StaffBody.NewMember;
import org.matricula.governance.place.Leaders;
import org.matricula.governance.place.Typed;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The registry's organisation for other systems.
@RestController
@RequestMapping("/api/v1/bodies")
@Leaders
class BodiesApi {

    record Items(List<Told> items) {}

    /// @param gaps how many matters have no owner of their own
    record Owners(long gaps, List<Matter> items) {}

    record Reason(@Nullable String reason) {}

    record Share(@Nullable String matter, @Nullable UUID member) {}

    private final BodyViews views;
    private final SetUpBody setUpBody;
    private final StaffBody staffBody;
    private final DivideWork divideWork;

    BodiesApi(BodyViews views, SetUpBody setUpBody, StaffBody staffBody, DivideWork divideWork) {
        this.views = views;
        this.setUpBody = setUpBody;
        this.staffBody = staffBody;
        this.divideWork = divideWork;
    }

    /// @param asOf the bodies as they were on a day; today without it
    @GetMapping
    @Allowed(Allowed.SIGNED_IN)
    Items list(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        var page = views.page(unit, List.of());
        return new Items(asOf == null ? page.bodies() : views.bodies(page.institution(), asOf));
    }

    @GetMapping("/matters")
    @Allowed(Allowed.SIGNED_IN)
    Owners matters(@RequestParam(required = false) @Nullable UUID unit) {
        var page = views.page(unit, List.of());
        return new Owners(page.gaps(), page.matters());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> setUp(@RequestBody NewBody body) {
        return Map.of("id", setUpBody.setUp(body));
    }

    @PostMapping("/{id}/dissolve")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dissolve(@PathVariable UUID id, @RequestBody Reason body) {
        setUpBody.dissolve(id, Typed.text(body.reason()));
    }

    @PostMapping("/{id}/members")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> appoint(@PathVariable UUID id, @RequestBody NewMember member) {
        return Map.of("id", staffBody.appoint(id, member));
    }

    @PostMapping("/{id}/members/{member}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable UUID id, @PathVariable UUID member) {
        staffBody.dismiss(id, member);
    }

    @PostMapping("/{id}/charges")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void charge(@PathVariable UUID id, @RequestBody Share share) {
        divideWork.charge(id, Typed.text(share.matter()), share.member());
    }

    @PostMapping("/{id}/charges/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discharge(@PathVariable UUID id, @RequestBody Share share) {
        divideWork.discharge(id, Typed.text(share.matter()));
    }
}
