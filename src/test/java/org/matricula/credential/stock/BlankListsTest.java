package org.matricula.credential.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.report.ReportSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Every movement and every spoiled blank can be read to its end, and whoever witnesses a
/// destruction sees each number that goes.
@ProgramTest
class BlankListsTest {

    private static final int MANY = 203;

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    @Test
    void no_movement_no_spoiled_blank_and_no_number_of_a_list_is_left_out() throws Exception {
        var web = new WebSteps(mvc, sql);
        var school = new TestUnits(sql, transaction).school("college");
        var registrar = web.staff("registrar", school.id());
        ReportSteps.behindTheBack(
                """
                with u as (select id, pos from organisation.unit where id = '%s'),
                r as (
                  insert into credential.blank_receipt (institution_id, scope_pos, form, prefix, digits, first_serial,
                      last_serial, boxes, note, receiver, received_on)
                  select id, pos, 'diploma', 'K', 6, 1, %2$d, 1, '', '王', current_date from u returning id),
                b as (
                  insert into credential.blank (institution_id, scope_pos, form, serial, receipt_id, state, reason, changed_on)
                  select u.id, u.pos, 'diploma', 'K' || lpad(n::text, 6, '0'), r.id, 'spoiled', '打印错位', current_date
                    from u, r, generate_series(1, %2$d) n),
                m as (
                  insert into credential.blank_move (institution_id, scope_pos, form, act, blanks, first_serial, last_serial,
                      person, note, moved_on)
                  select u.id, u.pos, 'diploma', 'spoiled', 1, 'K', 'K', '王', '移动' || lpad(n::text, 6, '0'), current_date
                    from u, generate_series(1, %2$d) n)
                insert into credential.blank_destruction (institution_id, scope_pos, form, list_no, serials, proposer, proposed_at)
                select u.id, u.pos, 'diploma', 'X-1', array(select 'Z' || lpad(n::text, 6, '0') from generate_series(1, %2$d) n),
                       '王', now() from u
                """
                        .formatted(school.id(), MANY));
        assertThat(walked(web, registrar, "before", "移动\\d{6}")).hasSize(MANY);
        assertThat(walked(web, registrar, "spoiled", "K\\d{6}")).hasSize(MANY);
        assertThat(found(page(web, registrar, "/diploma-blanks"), "Z\\d{6}")).hasSize(MANY);
    }

    private static Set<String> walked(WebSteps web, Actor who, String parameter, String what)
            throws Exception {
        var all = new TreeSet<String>();
        var next = "/diploma-blanks";
        while (next != null) {
            var page = page(web, who, next);
            for (var it : found(page, what)) {
                assertThat(all.add(it)).as(it).isTrue();
            }
            var link =
                    Pattern.compile("href=\"(/diploma-blanks\\?" + parameter + "=[^\"]+)\"")
                            .matcher(page);
            next = link.find() ? link.group(1) : null;
        }
        return all;
    }

    private static Set<String> found(String page, String what) {
        var all = new TreeSet<String>();
        for (var it = Pattern.compile(what).matcher(page); it.find(); ) {
            all.add(it.group());
        }
        return all;
    }

    private static String page(WebSteps web, Actor who, String path) throws Exception {
        return web.ask(who, get(path)).getContentAsString();
    }
}
