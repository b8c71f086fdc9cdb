package org.matricula.identity.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.identity.Reason;
import org.matricula.identity.Sight;
import org.matricula.identity.Whereabouts;
import org.matricula.page.Allowed;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Why does this account see that student?
@Controller
@Allowed({"administrator", "security-officer", "auditor"})
class SightPage {

    private final AccountDesk desk;
    private final Sight sight;
    private final ObjectProvider<Whereabouts> whereabouts;

    SightPage(AccountDesk desk, Sight sight, ObjectProvider<Whereabouts> whereabouts) {
        this.desk = desk;
        this.sight = sight;
        this.whereabouts = whereabouts;
    }

    @GetMapping("/accounts/{id}/sight")
    String show(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String student, Model model) {
        var account = desk.sheet(id);
        var place = place(student.strip());
        model.addAttribute("account", account);
        model.addAttribute("student", student);
        model.addAttribute("found", place.map(Whereabouts.Place::name).orElse(""));
        model.addAttribute(
                "reasons",
                place.map(it -> sight.explain(id, it.scopePos(), it.person()))
                        .orElse(List.<Reason>of()));
        return "identity/sight";
    }

    private Optional<Whereabouts.Place> place(String student) {
        return student.isEmpty()
                ? Optional.empty()
                : whereabouts.stream().flatMap(it -> it.of(student).stream()).findFirst();
    }
}
