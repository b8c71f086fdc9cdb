package org.matricula.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.personal.DocumentType;
import org.matricula.personal.ResidentId;
import org.matricula.registry.Intake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Every kind of identity document at the desk: taken as it is, doubted, kept with a reason.
@ProgramTest
class RegisterDocumentsTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;

    FileSteps file;
    final Random random = new Random();

    @BeforeEach
    void aSchool() {
        file = FileSteps.begin(mvc, sql, transaction, intake);
    }

    @Test
    void each_kind_of_document_is_taken_and_shown_masked() throws Exception {
        var good = good();
        assertThat(good.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        DocumentType.all().stream().map(DocumentType::code).toList());
        for (var it : good.entrySet()) {
            var answer = register(it.getKey(), it.getValue(), "");
            assertThat(answer.getStatus())
                    .as("%s %s: %s", it.getKey(), it.getValue(), answer.getContentAsString())
                    .isEqualTo(302);
            var page = file.web().ask(file.registrar(), get(answer.getRedirectedUrl()));
            assertThat(page.getContentAsString()).contains("江小满", "待核对");
            if (!it.getValue().isEmpty()) {
                assertThat(page.getContentAsString()).as(it.getKey()).doesNotContain(it.getValue());
            }
        }
    }

    @Test
    void what_a_check_doubts_is_refused_until_somebody_says_why_it_stands() throws Exception {
        for (var it :
                Map.of(
                                "1",
                                broken(resident("110105")),
                                "L1",
                                resident("110105"),
                                "L2",
                                broken(resident("830000")),
                                "L3",
                                "8" + digits(17),
                                "A",
                                "!!",
                                "2",
                                "军" + digits(2),
                                "6",
                                "c",
                                "L4",
                                "X" + digits(8))
                        .entrySet()) {
            var refused = register(it.getKey(), it.getValue(), "");
            assertThat(refused.getStatus()).as("%s %s", it.getKey(), it.getValue()).isEqualTo(422);
            assertThat(refused.getContentAsString()).contains("f-documentNumber-error");
            var kept = register(it.getKey(), it.getValue(), "原件如此");
            assertThat(kept.getStatus())
                    .as("%s %s: %s", it.getKey(), it.getValue(), kept.getContentAsString())
                    .isEqualTo(302);
            assertThat(
                            file.web()
                                    .ask(file.registrar(), get(kept.getRedirectedUrl()))
                                    .getContentAsString())
                    .as("the reason stands beside the document")
                    .contains("原件如此");
        }
    }

    @Test
    void a_pupil_without_a_document_gets_a_temporary_number_that_says_so() throws Exception {
        var answer =
                file.web().ask(file.registrar(), form("L0", "", "").param("temporary", "true"));
        assertThat(answer.getStatus()).isEqualTo(302);
        var key = answer.getRedirectedUrl().substring("/students/".length());
        var told =
                file.web()
                        .ask(file.registrar(), get("/api/v1/students/" + key))
                        .getContentAsString();
        assertThat(told)
                .containsPattern("\"registryNumber\":\"L[0-9]{6}\\*{12}\"")
                .contains("\"registryNumberNational\":false");
        assertThat(file.web().ask(file.registrar(), get("/students/" + key)).getContentAsString())
                .contains("非全国学籍号");
    }

    MockHttpServletResponse register(String type, String number, String reason) throws Exception {
        return file.web().ask(file.registrar(), form(type, number, reason));
    }

    org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder form(
            String type, String number, String reason) {
        return post("/students/new")
                .param("name", "江小满")
                .param("sex", "2")
                .param("birthOn", "2014-02-11")
                .param("documentType", type)
                .param("documentNumber", number)
                .param("override", reason)
                .param("unit", file.school().firstClass().toString())
                .param("entryOn", "2026-09-01");
    }

    Map<String, String> good() {
        var numbers = new LinkedHashMap<String, String>();
        numbers.put("1", resident("110105"));
        numbers.put("2", "军字第" + digits(8) + "号");
        numbers.put("3", "士字第" + digits(8) + "号");
        numbers.put("4", "文字第" + digits(8) + "号");
        numbers.put("5", "退字第" + digits(8) + "号");
        numbers.put("6", "C" + digits(6) + "(9)");
        numbers.put("7", digits(7) + "(8)");
        numbers.put("8", digits(8));
        numbers.put("9", digits(9));
        numbers.put("A", "E" + digits(8));
        numbers.put("B", digits(9));
        numbers.put("Z", digits(7));
        numbers.put("L1", resident("810000"));
        numbers.put("L2", resident("830000"));
        numbers.put("L3", resident("911124"));
        numbers.put("L4", "H" + digits(8));
        numbers.put("L0", "");
        return numbers;
    }

    /// Of somebody born on 2014-02-11, female.
    String resident(String division) {
        var seventeen = division + "20140211" + digits(2) + 2 * random.nextInt(5);
        return seventeen + ResidentId.checkDigit(seventeen);
    }

    static String broken(String number) {
        return number.substring(0, 17) + (number.endsWith("1") ? "2" : "1");
    }

    String digits(int count) {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            text.append(1 + random.nextInt(9));
        }
        return text.toString();
    }
}
