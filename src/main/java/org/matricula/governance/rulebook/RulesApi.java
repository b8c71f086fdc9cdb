package org.matricula.governance.rulebook;

import org.jspecify.annotations.Nullable;
import org.matricula.governance.place.Leaders;
import org.matricula.governance.rulebook.EnterRule.NewRule;
import org.matricula.governance.rulebook.RuleView.Article;
import org.matricula.governance.rulebook.RuleView.Document;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
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
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The charter and the rules for other systems.
@RestController
@RequestMapping("/api/v1/rules")
@Leaders
class RulesApi {

    record Items(List<Document> items) {}

    record One(Document document, List<Article> articles) {}

    record Repeal(@Nullable LocalDate on, @Nullable String reason) {}

    record Cited(@Nullable String label, @Nullable String words, @Nullable List<String> matters) {}

    private final Rulebook rulebook;
    private final EnterRule enterRule;

    RulesApi(Rulebook rulebook, EnterRule enterRule) {
        this.rulebook = rulebook;
        this.enterRule = enterRule;
    }

    @GetMapping
    @Allowed(Allowed.SIGNED_IN)
    Items list(@RequestParam(required = false) @Nullable UUID unit) {
        return new Items(rulebook.of(rulebook.institution(unit)));
    }

    @GetMapping("/{id}")
    @Allowed(Allowed.SIGNED_IN)
    One one(@PathVariable UUID id) {
        return new One(rulebook.get(id), rulebook.articles(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> enter(@RequestBody NewRule rule) {
        return Map.of("id", enterRule.enter(rule));
    }

    @PostMapping("/{id}/file")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void attach(@PathVariable UUID id, @RequestParam MultipartFile file) throws IOException {
        var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        enterRule.attach(id, name, file.getInputStream());
    }

    @PostMapping("/{id}/repeal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void repeal(@PathVariable UUID id, @RequestBody Repeal repeal) {
        rulebook.get(id);
        if (repeal.on() == null) {
            throw new Refused(Refusal.input("on", "field.missing"));
        }
        enterRule.repeal(id, repeal.on(), repeal.reason() == null ? "" : repeal.reason());
    }

    @PostMapping("/{id}/articles")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cite(@PathVariable UUID id, @RequestBody Cited cited) {
        enterRule.cite(
                id,
                cited.label() == null ? "" : cited.label(),
                cited.words() == null ? "" : cited.words(),
                cited.matters() == null ? List.of() : cited.matters());
    }
}
