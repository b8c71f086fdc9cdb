package org.matricula.workflow;

/// 证明材料: what has to be handed in; its words are the message key `evidence.<kind>`.
public record Evidence(String kind, boolean required) {

    public static Evidence required(String kind) {
        return new Evidence(kind, true);
    }

    public static Evidence welcome(String kind) {
        return new Evidence(kind, false);
    }
}
