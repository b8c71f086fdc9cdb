package org.matricula.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.matricula.registry.Detail;
import org.matricula.registry.person.FormerValues;
import org.springframework.context.support.StaticMessageSource;

class ShellTest {

    @Test
    void only_the_closest_entry_is_current() {
        var all = entry("work", "/cases");
        var mine = entry("work", "/cases/mine");
        var other = entry("registry", "/case");
        var shell = shell("/cases/mine/7", all, mine, other);

        assertThat(shell.current(mine)).isTrue();
        assertThat(shell.current(all)).isFalse();
        assertThat(shell.current(other)).isFalse();
    }

    @Test
    void the_first_page_is_current_only_on_itself() {
        var home = entry("", "/");

        assertThat(shell("/", home).current(home)).isTrue();
        assertThat(shell("/students", home).current(home)).isFalse();
    }

    @Test
    void entries_of_one_heading_stand_together() {
        var shell = shell("/", entry("work", "/a"), entry("registry", "/b"), entry("work", "/c"));

        assertThat(shell.groups()).extracting(MenuGroup::label).containsExactly("work", "registry");
        assertThat(shell.groups().getFirst().entries())
                .extracting(MenuEntry::href)
                .containsExactly("/a", "/c");
    }

    @Test
    void the_initial_of_a_rare_name_is_whole() {
        assertThat(named("𠮷原栞").initial()).isEqualTo("𠮷");
        assertThat(named("").initial()).isEmpty();
    }

    @Test
    void an_ofd_is_offered_only_where_a_service_makes_it() {
        var examples = new Examples();
        var without = examples.shell(Locale.ENGLISH, true, null);
        var with = offering(without);
        var paper = "/documents/1";
        assertThat(
                        examples.render(
                                "component/ofd", java.util.Map.of("shell", without, "href", paper)))
                .doesNotContain("OFD");
        assertThat(examples.render("component/ofd", java.util.Map.of("shell", with, "href", paper)))
                .contains("href=\"/documents/1/ofd\"", "OFD");
    }

    @Test
    void the_papers_of_a_former_value_are_offered_as_an_ofd_as_their_sisters_are() {
        var examples = new Examples();
        var plain = examples.shell(Locale.ENGLISH, true, null);
        var line =
                new FormerValues.Line(
                        Detail.NAME,
                        "林一诺",
                        "林诺",
                        "",
                        "2026-11-01",
                        Instant.EPOCH,
                        "王秀英",
                        "registrar",
                        "",
                        null,
                        "",
                        List.of(new FormerValues.Paper(null, "", "scan", "/files/7")),
                        List.of(new FormerValues.Paper(null, "", "proof", "/documents/1")));
        var it = new FormerValues.Shown("1", "林诺", List.of(line), false, false);
        var page = new java.util.HashMap<String, Object>();
        page.put("it", it);
        page.put("place", "");
        page.put("shell", plain);
        assertThat(examples.render("registry/former-values", page)).doesNotContain("/ofd\"");
        page.put("shell", offering(plain));
        assertThat(examples.render("registry/former-values", page))
                .contains("href=\"/documents/1/ofd\"")
                .doesNotContain("/files/7/ofd");
    }

    static Shell offering(Shell without) {
        return new Shell(
                without.messages(),
                Locale.ENGLISH,
                "/",
                null,
                null,
                null,
                List.of(),
                0,
                "",
                "",
                "",
                null,
                java.util.Set.of("ofd"),
                (code, on) -> List.of(),
                _ -> true);
    }

    static MenuEntry entry(String group, String href) {
        return new MenuEntry(group, "label", "inbox", href, null);
    }

    static Shell shell(String path, MenuEntry... menu) {
        return new Shell(
                new StaticMessageSource(),
                Locale.ENGLISH,
                path,
                "A",
                null,
                null,
                List.of(menu),
                0,
                "",
                "",
                "",
                null,
                java.util.Set.of(),
                (code, on) -> List.of(),
                _ -> true);
    }

    static Shell named(String person) {
        return new Shell(
                new StaticMessageSource(),
                Locale.ENGLISH,
                "/",
                person,
                null,
                null,
                List.of(),
                0,
                "",
                "",
                "",
                null,
                java.util.Set.of(),
                (code, on) -> List.of(),
                _ -> true);
    }
}
