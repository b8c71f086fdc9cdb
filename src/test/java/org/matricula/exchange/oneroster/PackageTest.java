package org.matricula.exchange.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matricula.ProgramTest;
import org.matricula.coursework.TestGrades;
import org.matricula.identity.ConsoleActors;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.matricula.page.Problems;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class PackageTest {

    /// The specification's columns, in its order, of the files that are filled.
    static final Map<String, String> COLUMNS =
            Map.ofEntries(
                    Map.entry(
                            "academicSessions",
                            "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear"),
                    Map.entry(
                            "orgs",
                            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId"),
                    Map.entry(
                            "courses",
                            "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes"),
                    Map.entry(
                            "classes",
                            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods"),
                    Map.entry(
                            "users",
                            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns"),
                    Map.entry(
                            "roles",
                            "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId"),
                    Map.entry(
                            "enrollments",
                            "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate"),
                    Map.entry(
                            "demographics",
                            "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus"),
                    Map.entry("categories", "sourcedId,status,dateLastModified,title,weight"),
                    Map.entry(
                            "lineItems",
                            "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId"),
                    Map.entry(
                            "results",
                            "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,inProgress,incomplete,late,missing"));

    static final Map<String, String> REFERS =
            Map.of(
                    "parentSourcedId", "",
                    "orgSourcedId", "orgs",
                    "schoolSourcedId", "orgs",
                    "primaryOrgSourcedId", "orgs",
                    "courseSourcedId", "courses",
                    "classSourcedId", "classes",
                    "userSourcedId", "users",
                    "studentSourcedId", "users",
                    "lineItemSourcedId", "lineItems",
                    "categorySourcedId", "categories");

    @Autowired ApplicationContext context;
    @Autowired WritePackage write;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @TempDir Path folder;

    TestUnits.School school;
    Actor registrar;
    TestAccounts.Person account;

    @BeforeEach
    void a_school_with_a_class_and_its_grades() {
        school = new TestUnits(sql, transaction).school("college");
        var students = new TestStudents(context.getBean(Intake.class), transaction, sql);
        var entry = LocalDate.of(2025, 9, 1);
        var grades =
                TestGrades.in(
                        sql,
                        transaction,
                        school.id(),
                        school.grade(),
                        school.firstClass(),
                        entry,
                        LocalDate.of(2026, 1, 20));
        var task = grades.task("C001", "高等数学,上\"册\"");
        for (var name : List.of("欧阳雪", "买买提·艾力", "=cmd()")) {
            grades.grade(
                    task,
                    students.enrolled(
                            TestStudents.newcomer(name, school.firstClass(), entry), school.id()),
                    "first",
                    70);
        }
        account = TestAccounts.of(context).holding("registrar", school.id());
        registrar =
                new Actor(
                        account.id(),
                        "学籍员",
                        "registrar",
                        school.id(),
                        sql.sql(
                                        "select pos as lo, pos_end as hi from organisation.unit where id = ?")
                                .param(school.id())
                                .query((row, n) ->
                                        new Scope(row.getLong("lo"), row.getLong("hi"), List.of()))
                                .single(),
                        "test");
    }

    private Map<String, List<Map<String, String>>> taken(boolean more) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Acting.<Object, IOException>call(
                registrar,
                () -> {
                    write.write(new WritePackage.Wish(more, more, "给学习平台"), bytes);
                    return "";
                });
        return read(bytes.toByteArray());
    }

    private static Map<String, List<Map<String, String>>> read(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, List<Map<String, String>>>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var it = in.getNextEntry(); it != null; it = in.getNextEntry()) {
                var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text).doesNotStartWith("\ufeff");
                var name = it.getName().replace(".csv", "");
                if (!name.equals("manifest")) {
                    assertThat(text.lines().findFirst()).as(name).contains(COLUMNS.get(name));
                }
                try (var csv = CsvReader.builder().ofNamedCsvRecord(text)) {
                    files.put(name, csv.stream().map(row -> row.getFieldsAsMap()).toList());
                }
            }
        }
        return files;
    }

    @Test
    void a_package_is_as_the_standard_has_it_and_nothing_refers_into_the_void() throws IOException {
        var files = taken(true);
        assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(all());
        var manifest =
                files.get("manifest").stream()
                        .collect(
                                Collectors.toMap(
                                        it -> it.get("propertyName"), it -> it.get("value")));
        assertThat(manifest)
                .containsEntry("manifest.version", "1.0")
                .containsEntry("oneroster.version", "1.2")
                .containsEntry("file.users", "bulk")
                .containsEntry("file.resources", "absent")
                .hasSize(2 + 21 + 2);
        var ids =
                files.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        it ->
                                                it.getValue().stream()
                                                        .map(row -> row.get("sourcedId"))
                                                        .collect(Collectors.toSet())));
        files.forEach((name, rows) ->
                rows.forEach(row ->
                        row.forEach((column, value) -> {
                            if (REFERS.containsKey(column) && !value.isEmpty()) {
                                var to = REFERS.get(column).isEmpty() ? name : REFERS.get(column);
                                assertThat(ids.get(to)).as(name + "." + column).contains(value);
                            }
                        })));
        assertThat(files.get("users"))
                .hasSize(4)
                .allSatisfy(it -> assertThat(it.get("status")).isEmpty());
        assertThat(files.get("users"))
                .anySatisfy(it ->
                        assertThat(it)
                                .containsEntry("familyName", "欧阳")
                                .containsEntry("givenName", "雪"))
                .anySatisfy(it ->
                        assertThat(it)
                                .containsEntry("familyName", "艾力")
                                .containsEntry("givenName", "买买提"));
        assertThat(files.get("courses"))
                .anySatisfy(it -> assertThat(it).containsEntry("title", "高等数学,上\"册\""));
        assertThat(files.get("results")).hasSize(3);
        assertThat(files.get("lineItems").getFirst().get("dueDate"))
                .matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(taken(false)).doesNotContainKeys("demographics", "results");
    }

    private static Set<String> all() {
        var all = new java.util.HashSet<>(COLUMNS.keySet());
        all.add("manifest");
        return all;
    }

    @Test
    void who_has_left_is_a_user_who_may_no_longer_and_is_enrolled_in_nothing() throws IOException {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                sql.sql(
                                                "update registry.student set status = '03' where name = '欧阳雪'")
                                        .update()));
        var files = taken(false);
        var left =
                files.get("users").stream()
                        .filter(it -> it.get("familyName").equals("欧阳"))
                        .findFirst()
                        .orElseThrow();
        assertThat(left).containsEntry("enabledUser", "false");
        assertThat(files.get("enrollments"))
                .isNotEmpty()
                .noneSatisfy(
                        it -> assertThat(it).containsEntry("userSourcedId", left.get("sourcedId")));
    }

    @Test
    void a_package_of_our_own_reads_back_as_a_roster() throws IOException {
        var bytes = new ByteArrayOutputStream();
        Acting.<Object, IOException>call(
                registrar,
                () -> {
                    write.write(new WritePackage.Wish(true, false, "x"), bytes);
                    return "";
                });
        var roster =
                new String(
                        ReadPackage.roster(new ByteArrayInputStream(bytes.toByteArray()))
                                .readAllBytes(),
                        StandardCharsets.UTF_8);
        assertThat(roster.lines()).hasSize(4);
        assertThat(roster)
                .startsWith("姓名,学号,性别,出生日期,班级")
                .contains("欧阳雪,T", "买买提·艾力,T", ",女,2010-03-01,class ");
    }

    @Test
    void what_is_no_such_package_is_told_by_what_it_lacks() throws IOException {
        var manifest = "propertyName,value\r\noneroster.version,1.2\r\nfile.users,bulk\r\n";
        var users = "sourcedId,givenName,familyName\r\n1,伟,张\r\n";
        var roles = "sourcedId,userSourcedId,role\r\n1,1,student\r\n";
        told("damaged", "no zip at all".getBytes(StandardCharsets.UTF_8), "lacks");
        told("lacks", zip(Map.of("users.csv", users)), "lacks");
        told(
                "version",
                zip(Map.of("manifest.csv", manifest.replace("1.2", "3.0"), "users.csv", users)),
                "version");
        told(
                "bulk",
                zip(Map.of("manifest.csv", manifest.replace("bulk", "delta"), "users.csv", users)),
                "bulk");
        told(
                "column",
                zip(
                        Map.of(
                                "manifest.csv",
                                manifest,
                                "users.csv",
                                users.replace("familyName", "last"))),
                "column");
        told(
                "no-students",
                zip(Map.of("manifest.csv", manifest, "users.csv", users)),
                "no-students");
        assertThat(
                        ReadPackage.roster(
                                new ByteArrayInputStream(
                                        zip(
                                                Map.of(
                                                        "manifest.csv",
                                                        manifest,
                                                        "users.csv",
                                                        users,
                                                        "roles.csv",
                                                        roles)))))
                .isNotEmpty();
    }

    @Test
    void a_package_that_swells_is_refused_whether_it_is_needed_or_not() throws IOException {
        var manifest = "propertyName,value\r\noneroster.version,1.2\r\nfile.users,bulk\r\n";
        var head = "sourcedId,givenName,familyName\r\n";
        var row = "1,伟,张\r\n";
        told("bytes passed over", zip(Map.of("resources.csv", "0".repeat(65 << 20))), "too-large");
        told(
                "rows",
                zip(Map.of("manifest.csv", manifest, "users.csv", head + row.repeat(200_001))),
                "too-large");
        told(
                "not needed, and no table at all",
                zip(Map.of("manifest.csv", manifest, "users.csv", head + row, "readme.txt", "\"0")),
                "no-students");
    }

    private static void told(String why, byte[] zip, String code) {
        assertThatThrownBy(() -> ReadPackage.roster(new ByteArrayInputStream(zip)))
                .as(why)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("import.oneroster." + code);
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var it : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(it.getKey()));
                zip.write(it.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void the_command_writes_it_for_who_holds_the_post_and_says_why() throws IOException {
        var said = new ByteArrayOutputStream();
        var command =
                new PackageCommand(
                        write,
                        context.getBean(ConsoleActors.class),
                        context.getBean(Units.class),
                        context.getBean(Problems.class),
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        var file = folder.resolve("package.zip");
        var unit = school.id().toString();
        assertThat(command.run(List.of())).isEqualTo(Command.WRONG_USAGE);
        assertThat(
                        command.run(
                                List.of(
                                        "--as",
                                        account.username(),
                                        "--unit",
                                        unit,
                                        file.toString())))
                .as("without a reason")
                .isEqualTo(Command.FAILED);
        assertThat(file).doesNotExist();
        assertThat(
                        command.run(
                                List.of(
                                        "--as",
                                        account.username(),
                                        "--unit",
                                        unit,
                                        "--reason",
                                        "每晚交换",
                                        "--grades",
                                        file.toString())))
                .isEqualTo(Command.DONE);
        assertThat(read(Files.readAllBytes(file)))
                .containsKeys("users", "results")
                .doesNotContainKey("demographics");
        assertThat(
                        command.run(
                                List.of(
                                        "--as",
                                        "nobody",
                                        "--unit",
                                        unit,
                                        "--reason",
                                        "x",
                                        file.toString())))
                .isEqualTo(Command.FAILED);
        assertThat(
                        command.run(
                                List.of(
                                        "--as",
                                        account.username(),
                                        "--unit",
                                        UUID.randomUUID().toString(),
                                        file.toString())))
                .isEqualTo(Command.WRONG_USAGE);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }
}
