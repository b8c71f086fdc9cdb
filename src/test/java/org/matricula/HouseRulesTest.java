package org.matricula;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.matricula.page.Allowed;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMapping;

class HouseRulesTest {

    static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.matricula");

    @Test
    void only_a_repository_speaks_sql() {
        noClasses()
                .that()
                .areNotAnnotatedWith(Repository.class)
                .and()
                .resideOutsideOfPackages("org.matricula.database..", "db.migration..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.jdbc.core.."))
                .check(CODE);
    }

    @Test
    void only_workflow_knows_the_engine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.matricula.workflow..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.flowable.."))
                .check(CODE);
    }

    @Test
    void nobody_asks_the_wall_clock() {
        for (var type :
                new Class<?>[] {
                    LocalDate.class,
                    LocalDateTime.class,
                    Instant.class,
                    OffsetDateTime.class,
                    ZonedDateTime.class
                }) {
            noClasses()
                    .should()
                    .callMethod(type, "now")
                    .because("take a java.time.Clock")
                    .check(CODE);
        }
        noClasses()
                .should()
                .callMethod(ZoneId.class, "systemDefault")
                .because("a register's day begins where the schools are")
                .check(CODE);
    }

    /// The first letters of a moment are its day in Greenwich: yesterday, all morning long.
    @Test
    void no_page_cuts_a_day_out_of_a_moment() throws IOException {
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            assertThat(files.filter(it -> it.toString().endsWith(".jte")))
                    .isNotEmpty()
                    .allSatisfy(it ->
                            assertThat(Files.readString(it))
                                    .doesNotContain("toString().substring(0, 1"));
        }
    }

    @Test
    void no_name_says_only_what_kind_of_thing_it_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|DTO|VO|BO|PO|Common|Base)$")
                .check(CODE);
    }

    @Test
    void no_page_and_no_interface_opens_a_transaction() {
        noCodeUnits()
                .that()
                .areDeclaredInClassesThat()
                .haveNameMatching(".*(Page|Api)$")
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(CODE);
        noClasses()
                .that()
                .haveNameMatching(".*(Page|Api)$")
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(CODE);
    }

    @Test
    void every_handler_says_who_may_ask() {
        methods()
                .that(
                        new com.tngtech.archunit.base.DescribedPredicate<JavaMethod>(
                                "are handlers") {
                            @Override
                            public boolean test(JavaMethod method) {
                                return AnnotatedElementUtils.hasAnnotation(
                                        method.reflect(), RequestMapping.class);
                            }
                        })
                .should(
                        new ArchCondition<JavaMethod>("carry @Allowed") {
                            @Override
                            public void check(JavaMethod method, ConditionEvents events) {
                                var says =
                                        AnnotatedElementUtils.hasAnnotation(
                                                        method.reflect(), Allowed.class)
                                                || AnnotatedElementUtils.hasAnnotation(
                                                        method.getOwner().reflect(), Allowed.class);
                                events.add(
                                        new SimpleConditionEvent(
                                                method, says, method.getFullName()));
                            }
                        })
                .check(CODE);
    }

    @Test
    void constructors_inject() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(CODE);
    }

    @Test
    void events_at_the_doors_are_records() {
        classes()
                .that()
                .haveNameMatching(".*(Changed|Granted|Issued|Repositioned)$")
                .should(
                        new ArchCondition<JavaClass>("be records") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                events.add(
                                        new SimpleConditionEvent(
                                                type, type.isRecord(), type.getName()));
                            }
                        })
                .check(CODE);
    }

    @Test
    void the_kernel_stays_small() {
        assertThat(CODE.stream().filter(it -> it.getPackageName().equals("org.matricula.kernel")))
                .hasSizeLessThan(25);
    }

    /// One that is not in the sprite is an empty place on its button.
    @Test
    void every_icon_a_page_names_is_there() throws IOException {
        var there = Files.readString(Path.of("src/main/resources/static/icons.svg"));
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            assertThat(files.filter(it -> it.toString().endsWith(".jte")))
                    .isNotEmpty()
                    .allSatisfy(it ->
                            assertThat(ICON.matcher(Files.readString(it)).results())
                                    .allSatisfy(icon ->
                                            assertThat(there)
                                                    .contains("id=\"" + icon.group(1) + "\"")));
        }
    }

    private static final Pattern ICON = Pattern.compile("icon = \"([a-z0-9-]+)\"");

    /// Longer, each with its reason.
    static final Map<String, String> LONGER =
            Map.of("LedgerVerifier.java", "whoever distrusts the program carries away one file");

    @Test
    void no_file_grows_beyond_three_hundred_lines() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(it -> it.toString().endsWith(".java")))
                    .isNotEmpty()
                    .filteredOn(it -> !LONGER.containsKey(it.getFileName().toString()))
                    .allSatisfy(
                            it -> assertThat(Files.readAllLines(it)).hasSizeLessThanOrEqualTo(300));
        }
    }
}
