package com.example.service;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the environment says, read once at the start.
 *
 * @param apiToken for a service that this one calls; nothing asks for it yet, and null where there is none
 */
@ConfigurationProperties("service")
public record Settings(String apiToken) {

    /** A secret is never printed. */
    @Override
    public String toString() {
        return "Settings[apiToken=" + (apiToken == null ? "none" : "given") + "]";
    }
}
