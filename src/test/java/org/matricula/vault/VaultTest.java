package org.matricula.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class VaultTest {

    private static final Field NUMBER = new Field("registry.person", "document_number");
    private static final Field PHONE = new Field("registry.person", "phone");
    private static final String VALUE = "11010519491231002X";

    @TempDir Path folder;

    private Keys keys(String suite) {
        return new Keys(new VaultSettings(folder, null, suite), new MockEnvironment());
    }

    private Vault vault(String suite) {
        return new Vault(keys(suite));
    }

    @ParameterizedTest
    @ValueSource(strings = {"international", "national"})
    void what_was_sealed_opens_for_its_own_person_and_column(String suite) {
        var vault = vault(suite);
        var salt = vault.newSalt();
        var sealed = vault.seal(NUMBER, VALUE, salt);
        assertThat(sealed).hasSize(1 + 1 + 2 + 12 + VALUE.length() + 16);
        assertThat(vault.open(NUMBER, sealed, salt)).isEqualTo(VALUE);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("1949");
    }

    @ParameterizedTest
    @ValueSource(strings = {"international", "national"})
    void a_value_moved_to_another_row_or_column_does_not_open(String suite) {
        var vault = vault(suite);
        var salt = vault.newSalt();
        var sealed = vault.seal(NUMBER, VALUE, salt);
        assertThatThrownBy(() -> vault.open(NUMBER, sealed, vault.newSalt()))
                .isInstanceOf(Unopened.class);
        assertThatThrownBy(() -> vault.open(PHONE, sealed, salt)).isInstanceOf(Unopened.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"international", "national"})
    void no_single_bit_can_be_flipped_unnoticed(String suite) {
        var vault = vault(suite);
        var salt = vault.newSalt();
        var sealed = vault.seal(NUMBER, VALUE, salt);
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            var bent = sealed.clone();
            bent[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatThrownBy(() -> vault.open(NUMBER, bent, salt))
                    .as("bit %d", bit)
                    .isInstanceOf(Unopened.class);
        }
    }

    @Test
    void the_same_value_sealed_twice_looks_different() {
        var vault = vault("international");
        var salt = vault.newSalt();
        assertThat(vault.seal(NUMBER, VALUE, salt)).isNotEqualTo(vault.seal(NUMBER, VALUE, salt));
    }

    @Test
    void both_suites_stay_readable_beside_each_other() {
        var old = vault("international");
        var salt = old.newSalt();
        var sealed = old.seal(NUMBER, VALUE, salt);
        var found = old.digest("document", VALUE);
        var now = vault("national");
        assertThat(now.open(NUMBER, sealed, salt)).isEqualTo(VALUE);
        assertThat(now.seal(NUMBER, VALUE, salt)[1]).isEqualTo((byte) 2);
        assertThat(now.digest("document", VALUE)).as("the index goes on").isEqualTo(found);
    }

    @Test
    void an_old_key_still_opens_after_a_new_one_seals() {
        var keys = keys("international");
        var vault = new Vault(keys);
        var salt = vault.newSalt();
        var old = vault.seal(NUMBER, VALUE, salt);
        var found = vault.digest("document", VALUE);
        keys.succeed();
        var fresh = vault.seal(NUMBER, VALUE, salt);
        assertThat(Arrays.copyOfRange(fresh, 2, 4)).containsExactly(0, 2);
        assertThat(vault.open(NUMBER, old, salt)).isEqualTo(VALUE);
        assertThat(vault.open(NUMBER, fresh, salt)).isEqualTo(VALUE);
        assertThat(vault.digest("document", VALUE)).isEqualTo(found);
    }

    @Test
    void another_node_reads_the_key_file_anew_when_it_meets_a_new_key() {
        var here = keys("international");
        var there = keys("international");
        there.ring();
        var salt = new Vault(here).newSalt();
        new Vault(there).seal(NUMBER, VALUE, salt);
        here.succeed();
        var sealed = new Vault(here).seal(NUMBER, VALUE, salt);
        assertThat(new Vault(there).open(NUMBER, sealed, salt)).isEqualTo(VALUE);
    }

    @Test
    void a_digest_is_short_keyed_and_of_one_purpose() {
        var vault = vault("international");
        assertThat(vault.digest("document", VALUE)).hasSize(16);
        assertThat(vault.digest("document", VALUE)).isEqualTo(vault.digest("document", VALUE));
        assertThat(vault.digest("document", VALUE)).isNotEqualTo(vault.digest("phone-tail", VALUE));
    }

    @Test
    void nothing_stays_nothing() {
        var vault = vault("international");
        assertThat(vault.seal(NUMBER, null, new byte[16])).isNull();
        assertThat(vault.open(NUMBER, null, new byte[16])).isNull();
        assertThat(vault.digest("document", null)).isNull();
    }

    /// GB/T 32907's own example, and RFC 8998's for SM4-GCM.
    @Test
    void sm4_gcm_gives_what_its_standard_prints() throws Exception {
        var hex = HexFormat.of();
        var key = hex.parseHex("0123456789abcdeffedcba9876543210");
        var nonce = hex.parseHex("00001234567800000000abcd");
        var bound = hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        var plain =
                hex.parseHex(
                        "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
        assertThat(hex.formatHex(new NationalSuite().encrypt(key, nonce, bound, plain)))
                .isEqualTo(
                        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                                + "83de3541e4c2b58177e065a9bf7b62ec");
    }
}
