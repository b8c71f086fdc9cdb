package org.matricula.credential.certificate;

import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// 我的证书: whether it is made and can be collected.
@Controller
@RequestMapping("/own-diplomas")
@Allowed({"student", "guardian"})
class OwnDiplomasPage {

    private final Diplomas certificates;

    OwnDiplomasPage(Diplomas certificates) {
        this.certificates = certificates;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("own", certificates.own());
        return "credential/certificate/own";
    }
}
