package org.matricula.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The invented names of units, in Chinese as the data itself is.
@Component
class InventedWords {

    private final MessageSource messages;

    InventedWords(MessageSource messages) {
        this.messages = messages;
    }

    String unit(String key) {
        return say("unit." + key);
    }

    String cohort(int year) {
        return say("cohort", String.valueOf(year));
    }

    String schoolClass(int year, int number) {
        return say("class.school", String.valueOf(year), number);
    }

    String collegeClass(String major, int year) {
        return say("class.college", major, "%02d01".formatted(year % 100));
    }

    String collegeClass(String major, int year, int number) {
        return say("class.college", major, "%02d%02d".formatted(year % 100, number));
    }

    /// @param kind `school`, `college` or `open`
    String bulk(String kind, int number) {
        return say("unit.bulk." + kind, String.valueOf(number));
    }

    String openClass(int major, int year) {
        return say("class.open", say("major.open." + major), String.valueOf(year));
    }

    /// The majors of each of the college's departments.
    List<List<String>> majors() {
        var all = new ArrayList<List<String>>();
        for (var it : say("majors").split(";")) {
            all.add(List.of(it.split(",")));
        }
        return all;
    }

    String term(int seq) {
        return say("term." + seq);
    }

    String office() {
        return say("office");
    }

    String officer() {
        return say("officer");
    }

    String room() {
        return say("room");
    }

    String person(String username) {
        return say("person." + username);
    }

    /// What the people of the demonstration write and say.
    String story(String key) {
        return say("story." + key);
    }

    String guardianOf(String ward) {
        return say("guardian", ward);
    }

    private String say(String key, Object... values) {
        return messages.getMessage("demo." + key, values, Locale.SIMPLIFIED_CHINESE);
    }
}
