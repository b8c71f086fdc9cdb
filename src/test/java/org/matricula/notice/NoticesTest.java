package org.matricula.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.identity.Accounts;
import org.matricula.identity.SealedAccounts;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        properties = {
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=3925",
            "matricula.mail.from=xueji@school.test",
            "matricula.mail.quiet-from=00:00",
            "matricula.mail.quiet-until=00:00",
            "matricula.mail.public-url=https://xj.school.test"
        })
class NoticesTest {

    static final GreenMail MAIL = new GreenMail(new ServerSetup(3925, "127.0.0.1", "smtp"));

    @BeforeAll
    static void a_mail_server() {
        MAIL.start();
    }

    @AfterAll
    static void no_mail_server() {
        MAIL.stop();
    }

    @Autowired Notices notices;
    @Autowired Inbox inbox;
    @Autowired NoticeRows rows;
    @Autowired MailRows mails;
    @Autowired Clock clock;
    @Autowired MailRound round;
    @Autowired MailChoices choices;
    @Autowired Vault vault;
    @Autowired JdbcClient sql;
    @Autowired ApplicationContext context;
    TestAccounts accounts;

    @BeforeEach
    void people() {
        accounts = TestAccounts.of(context);
    }

    private Actor reader(UUID account) {
        return new Actor(account, "某人", "teacher", null, Scope.NOTHING, "127.0.0.1");
    }

    private UUID somebody(String address) {
        var id = accounts.somebody().id();
        sql.sql("update identity.account set email = :email where id = :id")
                .param("email", vault.seal(Accounts.EMAIL, address, SealedAccounts.salt(id)))
                .param("id", id)
                .update();
        return id;
    }

    private void tell(UUID... whom) {
        Acting.as(
                Actor.system("test"),
                () -> notices.tell(List.of(whom), "notice.title", "/tasks/1", "王芳"));
    }

    @Test
    void each_reads_their_own_messages_alone() {
        var one = accounts.somebody().id();
        var other = accounts.somebody().id();
        tell(one, one);
        var mine = Acting.call(reader(one), () -> inbox.page(null, 10)).items();
        assertThat(mine).hasSize(1);
        assertThat(Acting.call(reader(other), () -> inbox.page(null, 10)).items()).isEmpty();
        assertThat(Acting.call(reader(one), () -> inbox.unread(reader(one)))).isEqualTo(1);
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(() ->
                                Acting.call(reader(other), () -> inbox.read(mine.getFirst().id()))))
                .isInstanceOf(org.matricula.kernel.Absent.class);
        assertThat(Acting.call(reader(one), () -> inbox.read(mine.getFirst().id())))
                .isEqualTo("/tasks/1");
        assertThat(Acting.call(reader(one), () -> inbox.unread(reader(one)))).isZero();
    }

    @Test
    void whoever_takes_a_topic_off_is_told_in_the_program_alone() {
        var one = somebody(UUID.randomUUID() + "@school.test");
        assertThat(Acting.call(reader(one), choices::own)).contains("announcements", "cases");
        Acting.as(reader(one), () -> choices.choose(List.of("cases")));
        assertThat(Acting.call(reader(one), choices::own)).containsExactly("cases");
        Acting.as(
                Actor.system("test"),
                () -> {
                    notices.tell(List.of(one), "announcement.told.sent", "/announcements", "安排");
                    notices.tell(
                            "exam.told.place", List.of(new Notices.Told(one, "/own-exams", "x")));
                });
        assertThat(waiting(one)).isZero();
        assertThat(Acting.call(reader(one), () -> inbox.unread(reader(one)))).isEqualTo(2);
        Acting.as(
                Actor.system("test"),
                () -> notices.tell(List.of(one), "notice.case.decided", "/cases", "x"));
        assertThat(waiting(one)).isEqualTo(1);
    }

    @Test
    void a_message_goes_out_by_mail_once() throws Exception {
        var address = UUID.randomUUID() + "@school.test";
        var one = somebody(address);
        tell(one);
        round.run();
        round.run();
        var received =
                java.util.Arrays.stream(MAIL.getReceivedMessages())
                        .filter(it ->
                                GreenMailUtil.getAddressList(recipients(it)).contains(address))
                        .toList();
        assertThat(received).hasSize(1);
        assertThat((String) received.getFirst().getContent())
                .contains("https://xj.school.test/tasks/1");
        assertThat(waiting(one)).isZero();
    }

    @Test
    void what_is_told_at_night_is_mailed_in_the_morning_and_read_in_the_program_at_once() {
        var one = somebody(UUID.randomUUID() + "@school.test");
        var time = LocalTime.now(ZoneId.of("Asia/Shanghai"));
        var night = new MailSettings("x", null, 8, time.minusHours(1), time.plusHours(1));
        var atNight = new Notices(rows, mails, night, clock);
        Acting.as(
                Actor.system("test"),
                () -> {
                    atNight.tell(List.of(one), "notice.title", "/tasks/1", "王芳");
                    atNight.tell("notice.title", List.of(new Notices.Told(one, "/tasks/2", "王芳")));
                });
        round.run();
        assertThat(waiting(one)).isEqualTo(2);
        assertThat(Acting.call(reader(one), () -> inbox.unread(reader(one)))).isEqualTo(2);
        sql.sql(
                        "update notice.mail set due_at = due_at - interval '61 minutes' where account_id = :id")
                .param("id", one)
                .update();
        round.run();
        assertThat(waiting(one)).as("an hour later").isZero();
    }

    @Test
    void the_night_ends_on_the_next_morning_or_on_this_one() {
        var night = new MailSettings("x", null, 8, LocalTime.of(22, 0), LocalTime.of(7, 0));
        assertThat(night.outside(Instant.parse("2026-11-28T13:59:59Z")))
                .isEqualTo("2026-11-28T13:59:59Z");
        assertThat(night.outside(Instant.parse("2026-11-28T14:00:00Z")))
                .isEqualTo("2026-11-28T23:00:00Z");
        assertThat(night.outside(Instant.parse("2026-11-28T22:59:59Z")))
                .isEqualTo("2026-11-28T23:00:00Z");
        assertThat(night.outside(Instant.parse("2026-11-28T23:00:00Z")))
                .isEqualTo("2026-11-28T23:00:00Z");
    }

    @Test
    void a_mail_the_server_does_not_take_is_tried_again_later() {
        var one = somebody(UUID.randomUUID() + "@school.test");
        MAIL.stop();
        try {
            tell(one);
            round.run();
            assertThat(waiting(one)).isEqualTo(1);
            assertThat(
                            sql.sql(
                                            "select due_at > now() + interval '30 seconds' from notice.mail where account_id = :id")
                                    .param("id", one)
                                    .query(Boolean.class)
                                    .single())
                    .isTrue();
        } finally {
            MAIL.start();
        }
        sql.sql(
                        "update notice.mail set due_at = now() - interval '1 second' where account_id = :id")
                .param("id", one)
                .update();
        round.run();
        assertThat(waiting(one)).isZero();
    }

    private int waiting(UUID account) {
        return sql.sql("select count(*) from notice.mail where account_id = :id")
                .param("id", account)
                .query(Integer.class)
                .single();
    }

    private static jakarta.mail.Address[] recipients(jakarta.mail.internet.MimeMessage message) {
        try {
            return message.getAllRecipients();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
