package org.matricula.portal.window;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.ChosenWard;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 换看另一名孩子: from here on every page shows this one alone, until another is chosen.
@Controller
class WindowPage {

    private final OwnWards wards;

    WindowPage(OwnWards wards) {
        this.wards = wards;
    }

    /// @param ward left out for all of them
    @PostMapping("/window/ward")
    @Allowed("guardian")
    String choose(@RequestParam(required = false) @Nullable UUID ward, HttpServletRequest request) {
        if (ward != null
                && wards.of(Acting.now()).stream().noneMatch(it -> it.person().equals(ward))) {
            throw new Absent("ward");
        }
        ChosenWard.remember(ward, request);
        return "redirect:/";
    }
}
