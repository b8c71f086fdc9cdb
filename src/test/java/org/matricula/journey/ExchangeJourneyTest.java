package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.exchange.access.TestClients;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.organisation.TestUnits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// One administrator registers a system and sees its secret once; the other confirms it. An address
/// inside is turned away until it is said to be one.
@ProgramTest
class ExchangeJourneyTest {

    @Autowired ApplicationContext context;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    @Test
    void a_system_is_registered_by_one_and_confirmed_by_another() {
        var school = new TestUnits(sql, transaction).school("college");
        var accounts = TestAccounts.of(context);
        var one = accounts.holding("administrator", school.id());
        var other = accounts.holding("administrator", school.id());
        var registrar = accounts.holding("registrar", school.id());
        new TestClients(context)
                .open(
                        school.id(),
                        Set.of("https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly"));
        try (var chromium = Chromium.open()) {
            var visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
            var page = visitors.seated(one, Visitors.DESK);
            visitors.go(page, "/exchange/clients");
            page.locator("input[name=name]").fill("图书馆系统（某公司）");
            page.locator("input[name=purpose]").fill("借阅开户，合作协议第3号");
            page.locator("input[name=scopes]").first().check();
            page.locator("main form.frm button[type=submit]").click();
            assertThat(page.locator("#secret")).not().isEmpty();
            Visitors.read(page, "exchange-secret");
            visitors.go(page, "/exchange/clients");
            assertThat(page.locator("#clients form[action$='/confirm']")).hasCount(0);

            visitors.go(page, "/exchange/hooks");
            page.locator("input[name=name]").fill("教务系统");
            page.locator("input[name=address]").fill("https://10.1.2.3/hook");
            page.locator("input[name=kinds]").first().check();
            page.locator("main form.frm button[type=submit]").click();
            assertThat(page.locator("main")).containsText("内网或本机");
            page.locator("input[name=name]").fill("教务系统");
            page.locator("input[name=address]").fill("https://10.1.2.3/hook");
            page.locator("input[name=kinds]").first().check();
            page.locator("input[name=inside]").check();
            page.locator("main form.frm button[type=submit]").click();
            assertThat(page.locator("#secret")).not().isEmpty();
            page.context().close();

            var second = visitors.seated(other, Visitors.DESK);
            visitors.go(second, "/exchange/clients");
            second.locator("#clients form[action$='/confirm'] button").click();
            second.locator("dialog [data-yes]").click();
            assertThat(second.locator("main")).containsText("对方现在可以取得令牌");
            second.context().close();

            dead(school.id());
            visitors.look(other, "exchange-clients", "/exchange/clients");
            visitors.look(other, "exchange-hooks", "/exchange/hooks");
            visitors.look(registrar, "exchange-package", "/exchange/oneroster");
        }
    }

    private void dead(UUID school) {
        sql.sql(
                        """
                        insert into exchange.delivery (hook_id, kind, events, subjects, occurred_at, due_at, tries, state, answer, ended_at)
                        select id, 'standing', array[kernel.new_id()], array[kernel.new_id()], now(), now(), 10, 'dead', '503', now()
                          from exchange.hook where unit_id = ?
                        """)
                .param(school)
                .update();
    }
}
