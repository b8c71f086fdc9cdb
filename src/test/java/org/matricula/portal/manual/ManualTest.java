package org.matricula.portal.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matricula.ProgramTest;
import org.matricula.identity.Role;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.page.Menu;
import org.matricula.page.OpenPages;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// The guide inside the program: a manual for each role, and the help of each page.
@ProgramTest
class ManualTest {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /// Headings of a Chinese list, the name of a law.
    private static final int QUOTED = 20;

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ ");
    private static final Pattern LEADS = Pattern.compile("\\([a-z0-9-]+\\.md");

    private static final Pattern LINK = Pattern.compile("href=\"/manual/([a-z0-9-]+)\"");

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Manual manual;
    @Autowired OpenPages pages;
    @Autowired List<Menu> menus;

    WebSteps web;
    TestUnits.School school;

    @BeforeEach
    void a_school() {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("college");
    }

    @Test
    void every_page_it_knows_is_there_and_has_its_chapter() {
        var missing = new TreeSet<String>();
        manual.known()
                .forEach((path, names) -> {
                    if (!pages.there(path)) {
                        missing.add("no page " + path);
                    }
                    names.stream()
                            .filter(name -> manual.chapter(name).isEmpty())
                            .forEach(name -> missing.add("no chapter " + name));
                });
        assertThat(missing).isEmpty();
    }

    /// Whoever follows a line of their menu finds there what the page is for, in both languages.
    @ParameterizedTest
    @EnumSource(Role.class)
    void every_page_of_a_roles_menu_has_its_chapter_in_both_languages(Role role) {
        var reader = web.staff(role.code(), school.id());
        var without = new TreeSet<String>();
        var entries =
                Acting.call(
                        reader,
                        () -> menus.stream().flatMap(it -> it.entries(reader).stream()).toList());
        assertThat(entries).isNotEmpty();
        for (var it : entries) {
            var path = it.href().split("[?#]")[0];
            var chapter = manual.of(path);
            if (chapter.isEmpty()) {
                without.add(path);
            } else {
                var english = manual.entry(chapter.get(), Locale.ENGLISH);
                if (CHINESE.matcher(english.title() + english.opening()).find()) {
                    without.add(path + " in English");
                }
            }
        }
        assertThat(without).isEmpty();
    }

    /// No chapter of the guide is without its English; the one asked for lies with the tests.
    @Test
    void readers_of_english_are_told_where_a_chapter_is_in_chinese_only() throws Exception {
        var reader = web.staff("registrar", school.id());
        var path = "/manual/only-in-chinese";
        var english =
                web.ask(reader, get(path).header("Accept-Language", "en")).getContentAsString();
        assertThat(english)
                .contains("The chapter itself is in Chinese.", "lang=\"zh-CN\"", "这一章只有中文");
        assertThat(body(reader, path))
                .contains("这一章只有中文")
                .doesNotContain("The chapter itself is in Chinese.");
    }

    @Test
    void readers_of_english_read_the_chapter_itself_where_it_has_been_written() throws Exception {
        var reader = web.staff("student", school.id());
        var english =
                web.ask(reader, get("/manual/own-grades").header("Accept-Language", "en"))
                        .getContentAsString();
        assertThat(english)
                .contains("Published grades, points and rank")
                .contains("only grades that were published and count", "lang=\"en\"")
                .contains("/manual/images/own-grades.png")
                .doesNotContain("The chapter itself is in Chinese.", "只有已经公布并计入的成绩");
        assertThat(body(reader, "/manual/own-grades"))
                .contains("只有已经公布并计入的成绩")
                .doesNotContain("only grades that were published");
    }

    @Test
    void every_chapter_has_its_english() throws Exception {
        var without = new TreeSet<String>();
        try (var files = Files.list(Path.of("docs/guide"))) {
            files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".md") && !it.equals("README.md"))
                    .map(it -> it.replace(".md", ""))
                    .filter(it -> manual.english(it, Locale.ENGLISH) == null)
                    .forEach(without::add);
        }
        assertThat(without).isEmpty();
    }

    /// As many pictures and headings as the Chinese one, its links, and none of its words left.
    @Test
    void the_english_chapters_are_whole() throws Exception {
        var lacking = new TreeSet<String>();
        try (var files = Files.list(Path.of("docs/guide/en"))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                var chinese = Path.of("docs/guide").resolve(name);
                if (!Files.exists(chinese)) {
                    lacking.add(name + " is of no chapter");
                    continue;
                }
                var words = Files.readString(file);
                var original = Files.readString(chinese);
                if (pictures(words) != pictures(original)) {
                    lacking.add(name + " has other pictures");
                }
                if (count(HEADING, words) != count(HEADING, original)) {
                    lacking.add(name + " has other headings");
                }
                LEADS.matcher(original)
                        .results()
                        .map(MatchResult::group)
                        .filter(it -> !words.contains(it))
                        .forEach(it -> lacking.add(name + " does not lead " + it));
                if (words.length() < original.length()) {
                    lacking.add(name + " is shorter than the Chinese");
                }
                if (count(CHINESE, words) > QUOTED) {
                    lacking.add(name + " has Chinese left");
                }
            }
        }
        assertThat(lacking).isEmpty();
    }

    private static long count(Pattern what, String words) {
        return what.matcher(words).results().count();
    }

    private static long pictures(String words) {
        return words.lines().filter(it -> it.strip().startsWith("![")).count();
    }

    @Test
    void every_chapter_of_the_guide_belongs_to_a_page() throws Exception {
        var mapped = new TreeSet<String>();
        manual.known().values().forEach(mapped::addAll);
        try (var files = Files.list(Path.of("docs/guide"))) {
            assertThat(
                            files.map(it -> it.getFileName().toString())
                                    .filter(it -> it.endsWith(".md") && !it.equals("README.md"))
                                    .map(it -> it.replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(mapped);
        }
    }

    @Test
    void no_chapter_leads_to_one_that_is_not_there() throws Exception {
        var lost = new TreeSet<String>();
        try (var files = Files.walk(Path.of("docs/guide"))) {
            for (var it : files.filter(file -> file.toString().endsWith(".md")).toList()) {
                var name = Path.of("docs/guide").relativize(it).toString().replace(".md", "");
                manual.chapter(name)
                        .ifPresent(chapter ->
                                LINK.matcher(chapter.html())
                                        .results()
                                        .map(found -> found.group(1))
                                        .filter(to -> manual.chapter(to).isEmpty())
                                        .forEach(to -> lost.add(name + " -> " + to)));
            }
        }
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void every_role_has_its_own_manual(Role role) throws Exception {
        var index = body(web.staff(role.code(), school.id()), "/manual");
        assertThat(LINK.matcher(index).results().count()).isPositive();
        var registrars = "/manual/year-registration";
        if (role == Role.REGISTRAR) {
            assertThat(index).contains(registrars);
        }
        if (role == Role.STUDENT || role == Role.FINANCE) {
            assertThat(index).doesNotContain(registrars);
        }
    }

    @Test
    void a_chapter_is_the_guides_own_page_escaped_with_its_pictures() throws Exception {
        var reader = web.staff("student", school.id());
        var chapter = body(reader, "/manual/own-grades");
        assertThat(chapter).contains("看自己的成绩", "只有已经公布并计入的成绩", "/manual/images/own-grades.png");
        var picture = web.ask(reader, get("/manual/images/own-grades.png"));
        assertThat(picture.getContentType()).startsWith("image/png");
        for (var path :
                new String[] {"/manual/nothing", "/manual/images/x.png", "/manual/..%2fpom"}) {
            assertThat(web.ask(reader, get(java.net.URI.create(path))).getStatus())
                    .as(path)
                    .isIn(400, 404);
        }
    }

    @Test
    void the_help_of_a_page_says_what_for_and_whom_to_ask() throws Exception {
        var reader = web.staff("class-teacher", school.firstClass());
        var page = body(reader, "/attendance");
        assertThat(page).contains("本页说明", "/help?page=/attendance");
        written(
                "insert into organisation.responsibility (unit_id, matter, office, person, phone, during)"
                        + " values (?, '*', '教务处学籍科', '王科长', '0571-1234', daterange('2020-01-01', null)) returning office");
        var help = body(reader, "/help?page=/attendance/classes");
        assertThat(help).contains("/manual/attendance", "教务处学籍科", "0571-1234", "/feedback/new");
        assertThat(body(reader, "/help?page=/nowhere")).contains("还没有这一页的专门说明");
    }

    private void written(String statement) {
        org.matricula.kernel.Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(status ->
                                sql.sql(statement)
                                        .param(school.id())
                                        .query(String.class)
                                        .single()));
    }

    private String body(Actor who, String path) throws Exception {
        var answer = web.ask(who, get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString();
    }
}
