package org.matricula.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/// The eight links of a teaching point, and that each of them leads somewhere.
@ProgramTest
class OpenUniversityTest {

    private static final Pattern CARD =
            Pattern.compile(
                    "<section class=\"panel\" aria-labelledby=\"l-[a-z]+\">.*?</section>",
                    Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("<h2[^>]*>([^<]+)</h2>");
    private static final Pattern HREF = Pattern.compile("href=\"([^\"#]+)\"");

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestCases cases;

    @Test
    void the_registrar_of_a_point_reaches_all_eight_and_every_link_opens() throws Exception {
        var web = new WebSteps(mvc, sql);
        var point = point();
        var registrar = cases.people().holding("学籍管理员", "registrar", point);
        var page = web.ask(registrar, get("/open-university")).getContentAsString();
        var cards = CARD.matcher(page).results().map(it -> it.group()).toList();
        assertThat(cards).hasSize(8);
        var names = List.of("课程注册", "学籍异动", "学信网退学", "毕业证", "学位证", "毕业证明书办理", "错证换证", "学信网信息更正");
        for (var i = 0; i < 8; i++) {
            assertThat(cards.get(i)).contains(">" + names.get(i) + "<");
            assertThat(HREF.matcher(cards.get(i)).results().toList()).as(names.get(i)).isNotEmpty();
        }
        assertThat(page).doesNotContain("您的岗位没有这一项");
        opens(web, registrar, page);
        assertThat(web.ask(registrar, get("/")).getContentAsString())
                .contains("href=\"/open-university\"");
    }

    @Test
    void what_a_post_may_not_do_is_told_and_not_linked() throws Exception {
        var web = new WebSteps(mvc, sql);
        var reviewer = cases.people().holding("教学点", "point-reviewer", point());
        var page = web.ask(reviewer, get("/open-university")).getContentAsString();
        assertThat(page)
                .contains("/platform-withdrawals", "/correction-reports", "您的岗位没有这一项")
                .doesNotContain("href=\"/diplomas");
        assertThat(
                        CARD.matcher(page)
                                .results()
                                .map(it -> it.group())
                                .filter(it -> it.contains("您的岗位没有这一项"))
                                .map(it -> HEADING.matcher(it).results().findFirst().orElseThrow())
                                .map(it -> it.group(1)))
                .as(
                        "who approves registers for no course, makes out no certificate, hands out none")
                .containsExactly("课程注册", "毕业证", "学位证");
        opens(web, reviewer, page);
        var elsewhere =
                cases.people().holding("学籍科", "registrar", cases.units().school("college").id());
        assertThat(web.ask(elsewhere, get("/")).getContentAsString())
                .doesNotContain("href=\"/open-university\"");
    }

    private static void opens(WebSteps web, Actor who, String page) throws Exception {
        var hrefs =
                CARD.matcher(page)
                        .results()
                        .flatMap(it -> HREF.matcher(it.group()).results())
                        .map(it -> it.group(1))
                        .distinct()
                        .toList();
        assertThat(hrefs).hasSizeGreaterThan(8);
        for (var href : hrefs) {
            assertThat(web.ask(who, get(URI.create(href))).getStatus()).as(href).isEqualTo(200);
        }
        assertThat(web.ask(who, get("/apply")).getStatus()).isEqualTo(200);
    }

    private UUID point() {
        return Acting.call(
                Actor.system("test"),
                () -> {
                    var province = cases.units().unit("province", null, null, "open");
                    return cases.units().unit("teaching-point", province, province, "open");
                });
    }
}
