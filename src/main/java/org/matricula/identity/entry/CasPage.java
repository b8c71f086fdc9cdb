package org.matricula.identity.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Allowed(Allowed.PUBLIC)
class CasPage {

    static final String PATH = "/sign-in/cas";

    private final CasSettings settings;
    private final CasTickets tickets;
    private final Arrival arrival;

    CasPage(CasSettings settings, CasTickets tickets, Arrival arrival) {
        this.settings = settings;
        this.tickets = tickets;
        this.arrival = arrival;
    }

    /// Without a ticket the browser goes to fetch one; with one, the server is asked whose it is.
    @GetMapping(PATH)
    String arrive(
            @RequestParam(required = false) @Nullable String ticket,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!settings.configured()) {
            throw new Absent("cas");
        }
        if (ticket == null) {
            return "redirect:" + tickets.loginUrl();
        }
        return "redirect:"
                + tickets.holder(ticket)
                        .map(it -> arrival.admit(it, request, response))
                        .orElse("/sign-in?why=unvouched");
    }
}
