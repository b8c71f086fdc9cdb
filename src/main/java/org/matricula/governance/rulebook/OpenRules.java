package org.matricula.governance.rulebook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.attachment.Content;
import org.matricula.attachment.Files;
import org.matricula.governance.rulebook.RuleView.Document;
import org.matricula.governance.rulebook.RuleView.One;
import org.matricula.governance.rulebook.RuleView.Open;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.stereotype.Component;

/// 公开的制度: what an institution lets everybody read, signed in or not, and nothing else of it.
@Component
class OpenRules {

    private final RuleRows rows;
    private final ArticleRows articles;
    private final Files files;
    private final Clock clock;

    OpenRules(RuleRows rows, ArticleRows articles, Files files, Clock clock) {
        this.rows = rows;
        this.articles = articles;
        this.files = files;
        this.clock = clock;
    }

    /// By institution, those in force today.
    List<Open> all() {
        return Acting.call(
                Actor.system("open-rules"),
                () ->
                        rows.opened(LocalDate.now(clock)).stream()
                                .collect(
                                        Collectors.groupingBy(
                                                Document::unitId,
                                                LinkedHashMap::new,
                                                Collectors.toList()))
                                .values()
                                .stream()
                                .map(it ->
                                        new Open(
                                                it.getFirst().unitName(),
                                                it.getFirst().unitId(),
                                                it))
                                .toList());
    }

    /// @throws Absent unless it was opened
    One one(UUID id) {
        return Acting.call(
                Actor.system("open-rules"),
                () ->
                        new One(
                                opened(id),
                                rows.versions(id),
                                articles.articles(id),
                                List.of(),
                                false,
                                LocalDate.now(clock),
                                List.of()));
    }

    Content file(UUID id) {
        return Acting.call(
                Actor.system("open-rules"),
                () -> {
                    var file = opened(id).fileId();
                    if (file == null) {
                        throw new Absent("file of rule " + id);
                    }
                    return files.open(file);
                });
    }

    private Document opened(UUID id) {
        return rows.find(id).filter(Document::open).orElseThrow(() -> new Absent("rule " + id));
    }
}
